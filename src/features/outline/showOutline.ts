import { computed, effect } from '@preact/signals';
import type { Geometry, Position } from '../../formats/geojson.ts';
import type { CameraKey } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { Overlay } from '../../state/overlays.ts';
import type { FeatureParts } from '../../ui/feature.ts';

/** Asks for each outline once, when its object is selected, and draws it for as long as that is. */
export default function showOutline({ data, overlays, selection }: FeatureContext): FeatureParts {
  const asked = new Map<CameraKey, Promise<Geometry | null>>();
  const subject = computed(() => {
    const { selected } = selection;
    return selected.value.kind === 'found' && selected.value.camera.type !== 'node' ? selected.value.key : null;
  });
  const ask = async (key: CameraKey): Promise<Geometry | null> => {
    const answer = asked.get(key) ?? data.outline(key);
    asked.set(key, answer);
    const geometry = await answer;
    // It may only not have been had: asked for again, the next time.
    if (geometry === null) asked.delete(key);
    return geometry;
  };
  effect(() => {
    const key = subject.value;
    if (key === null) return undefined;
    let over = false;
    void ask(key).then((geometry) => {
      if (!over && geometry !== null) overlays.set('outline', overlayOf(geometry));
    });
    return () => {
      over = true;
      overlays.set('outline', null);
    };
  });
  return {};
}

/** A geometry as shapes of the map. */
export function overlayOf(geometry: Geometry): Overlay {
  const points = [];
  const lines = [];
  const areas = [];
  const role = 'selected';
  for (const shape of geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry]) {
    if (shape.type === 'Point') points.push({ role, place: placeOf(shape.coordinates) } as const);
    else if (shape.type === 'LineString') lines.push({ role, places: shape.coordinates.map(placeOf) } as const);
    else {
      const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
      for (const rings of parts) areas.push({ role, rings: rings.map((ring) => ring.map(placeOf)) } as const);
    }
  }
  return { points, lines, areas };
}

function placeOf([lon, lat]: Position): Place {
  return { lat, lon };
}
