import type { Place } from '../../../src/model/place.ts';

/** A place and zoom as an address names them. */
export interface MapView extends Place {
  readonly zoom: number;
}

/** Side of the whole world at zoom 0, CSS px. */
const TILE = 256;

/** A place in px from the world's top left corner: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames */
function project({ lat, lon }: Place, zoom: number): { readonly x: number; readonly y: number } {
  const size = TILE * 2 ** zoom;
  const latitude = (lat * Math.PI) / 180;
  return {
    x: ((lon + 180) / 360) * size,
    y: ((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * size,
  };
}

/** How far right and down of the map's middle a place is drawn, CSS px; on the nearest copy of the world. */
export function fromMiddle(view: MapView, place: Place): { readonly x: number; readonly y: number } {
  const size = TILE * 2 ** view.zoom;
  const [middle, point] = [project(view, view.zoom), project(place, view.zoom)];
  const x = point.x - middle.x;
  return { x: x - size * Math.round(x / size), y: point.y - middle.y };
}

/** The view in an address such as `http://…/#map=17/33.755/-84.39&node=5`, or null where there is none. */
export function viewOf(address: string): MapView | null {
  const match = /#(?:.*&)?map=(\d+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(address);
  if (match === null) return null;
  const [zoom = Number.NaN, lat = Number.NaN, lon = Number.NaN] = match.slice(1).map(Number);
  return { zoom, lat, lon };
}
