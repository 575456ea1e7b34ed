import type { Place } from '../../../model/place.ts';

/** Metres of a degree of latitude, a little less than there are: cells come out a little too high, never too low. */
const DEGREE = 111_000;
const RADIANS = Math.PI / 180;
/** Metres; the same earth as `distance`. */
const RADIUS = 6_371_008.8;
/** More than the cells of a band, so that band and cell make one number. */
const BAND = 2 ** 27;
/** Metres; finer cells would be more than fit into it. */
const FINEST = 1;

/** Finds which of some places may lie within a distance, by cells in bands of latitude. Made for many asks of few places. */
export interface PlaceGrid {
  /** Numbers of the places that may be within reach: none that is, is left out. */
  around(place: Place): readonly number[];
}

const NONE: readonly number[] = [];

export function createPlaceGrid(places: readonly Place[], metres: number): PlaceGrid {
  const reach = Math.max(FINEST, metres);
  const height = reach / DEGREE;
  const cells = new Map<number, number[]>();
  const bandOf = (lat: number): number => Math.floor((lat + 90) / height);
  const countOf = (band: number): number => {
    const [low, high] = [band * height - 90, (band + 1) * height - 90];
    const widest = low < 0 && high > 0 ? 1 : Math.cos(Math.min(Math.abs(low), Math.abs(high)) * RADIANS);
    return Math.max(1, Math.floor((360 * Math.max(0, widest)) / height));
  };
  const cellOf = (lon: number, count: number): number => Math.floor(((lon + 180) / 360) * count);
  const add = (key: number, index: number): void => {
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [index]);
    else cell.push(index);
  };
  for (const [index, { lat, lon }] of places.entries()) {
    const sine = Math.sin(Math.min(Math.PI / 2, (reach + 0.01) / RADIUS)) / Math.cos(lat * RADIANS);
    const half = sine >= 0 && sine < 1 ? Math.asin(sine) / RADIANS : 180;
    const middle = bandOf(lat);
    for (let band = middle - 1; band <= middle + 1; band += 1) {
      const count = countOf(band);
      const [from, to] = [cellOf(lon - half, count), cellOf(lon + half, count)];
      const last = Math.min(to, from + count - 1);
      for (let cell = from; cell <= last; cell += 1) add(band * BAND + (((cell % count) + count) % count), index);
    }
  }
  return {
    around({ lat, lon }) {
      const band = bandOf(lat);
      const count = countOf(band);
      return cells.get(band * BAND + (cellOf(lon, count) % count)) ?? NONE;
    },
  };
}
