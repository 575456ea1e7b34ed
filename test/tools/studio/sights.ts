import { distance } from '../../../src/model/place.ts';
import type { Place } from '../../../src/model/place.ts';
import type { Sights } from '../../e2e/driver/actors.ts';
import type { World } from '../../sandbox/base.ts';

/** A place in the street that keeps this distance from every camera, metres, and is no farther than that from the street's middle. */
function freePlace(world: World, middle: Place): Place {
  const cameras = world.elements.filter((element) => element.type === 'node' && distance(element, middle) < 1000);
  for (let step = 1; step < 400; step++) {
    // A spiral outward from the middle.
    const place = {
      lat: middle.lat + (step / 4) * 2e-5 * Math.cos(step),
      lon: middle.lon + (step / 4) * 2e-5 * Math.sin(step),
    };
    if (cameras.every((camera) => camera.type === 'node' && distance(camera, place) > 55)) return place;
  }
  throw new Error('No place in the street is free of cameras');
}

/** Where the screens of the practice world are to be seen. */
export function sightsOf(world: World): Sights {
  const { city, street, camera, empty } = world.landmarks;
  if (city === undefined || street === undefined || camera?.id === undefined || empty === undefined) {
    throw new Error('The practice world lacks a landmark');
  }
  return {
    city,
    street,
    camera: { lat: camera.lat, lon: camera.lon, id: camera.id },
    free: freePlace(world, street),
    near: { lat: camera.lat + 0.0002, lon: camera.lon },
    nothing: empty,
  };
}
