/** What Overpass is asked for the coverage of a place: by one click each, first how much it is, then all of it. */
import type { Box } from '../../../model/box.ts';
import { withinWorld } from '../../../overpass/query.ts';
import type { Area } from '../area/readArea.ts';
import { SPEEDS } from '../roads/rules.ts';

/** More ways than a city of some 300,000 has: too much to ask of Overpass at once. */
export const MOST_WAYS = 30_000;
/** Wider than this no count is asked for either, degrees of latitude and longitude. */
const WIDEST = 1;
/** Around the area, for the roads of its gates and readers beside them, degrees. */
const MARGIN = 0.01;

/** A box around the area with room for what counts at its border; null where that is too wide to ask for. */
export function boxAround(area: Area): Box | null {
  const [first] = area[0]?.[0] ?? [];
  if (first === undefined) return null;
  let [south, west, north, east] = [90, Number.POSITIVE_INFINITY, -90, Number.NEGATIVE_INFINITY];
  for (const { lat, lon } of area.flat(2)) {
    const near = lon - Math.round((lon - first.lon) / 360) * 360;
    [south, west, north, east] = [
      Math.min(south, lat),
      Math.min(west, near),
      Math.max(north, lat),
      Math.max(east, near),
    ];
  }
  if (north - south > WIDEST || east - west > WIDEST) return null;
  const wider = MARGIN / Math.max(0.1, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  return {
    south: Math.max(-90, south - MARGIN),
    west: west - wider,
    north: Math.min(90, north + MARGIN),
    east: east + wider,
  };
}

/** `out`: `count`, or `tags geom`. */
export function roadsQuery(box: Box, out: 'count' | 'tags geom'): string {
  const classes = [...SPEEDS.keys()].join('|');
  const ways = withinWorld(box).map(({ south, west, north, east }) => {
    const edges = [south, west, north, east].map((edge) => edge.toFixed(5)).join(',');
    return `way["highway"~"^(${classes})$"](${edges});`;
  });
  return `[out:json][timeout:90][maxsize:268435456];\n(${ways.join('')});\nout ${out};`;
}
