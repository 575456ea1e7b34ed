import type { Place } from '../../../model/place.ts';

/** Metres of a degree of latitude, a little less than there are: cells come out a little too high, never too low. */
const DEGREE = 111_000;
const RADIANS = Math.PI / 180;
/** Metres; the same earth as `distance`. */
const RADIUS = 6_371_008.8;
/** Most slots are empty, so that most places are known to have nothing around by one look. */
const MOST_BITS = 22;
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
  // Nine entries a place, in a table with some seven slots for each.
  const bits = Math.min(MOST_BITS, 6 + Math.ceil(Math.log2(places.length + 1)));
  // A table of chains: entry after entry with the same hash, each with its band, its cell and its place.
  const heads = new Int32Array(2 ** bits).fill(-1);
  const [after, bands, numbers, indexes]: [number[], number[], number[], number[]] = [[], [], [], []];
  const bandOf = (lat: number): number => Math.floor((lat + 90) / height);
  const countOf = (band: number): number => {
    const [low, high] = [band * height - 90, (band + 1) * height - 90];
    const widest = low < 0 && high > 0 ? 1 : Math.cos(Math.min(Math.abs(low), Math.abs(high)) * RADIANS);
    return Math.max(1, Math.floor((360 * Math.max(0, widest)) / height));
  };
  const cellOf = (lon: number, count: number): number => Math.floor(((lon + 180) / 360) * count);
  const slotOf = (band: number, cell: number): number =>
    (Math.imul(band, 0x9e37_79b1) ^ Math.imul(cell, 0x85eb_ca6b)) >>> (32 - bits);
  const add = (band: number, cell: number, index: number): void => {
    const slot = slotOf(band, cell);
    after.push(heads[slot] ?? -1);
    heads[slot] = bands.length;
    bands.push(band);
    numbers.push(cell);
    indexes.push(index);
  };
  for (const [index, { lat, lon }] of places.entries()) {
    const sine = Math.sin(Math.min(Math.PI / 2, (reach + 0.01) / RADIUS)) / Math.cos(lat * RADIANS);
    const half = sine >= 0 && sine < 1 ? Math.asin(sine) / RADIANS : 180;
    const middle = bandOf(lat);
    for (let band = middle - 1; band <= middle + 1; band += 1) {
      const count = countOf(band);
      const [from, to] = [cellOf(lon - half, count), cellOf(lon + half, count)];
      const last = Math.min(to, from + count - 1);
      for (let cell = from; cell <= last; cell += 1) add(band, ((cell % count) + count) % count, index);
    }
  }
  return {
    around({ lat, lon }) {
      const band = bandOf(lat);
      const count = countOf(band);
      const cell = cellOf(lon, count) % count;
      let entry = heads[slotOf(band, cell)] ?? -1;
      if (entry === -1) return NONE;
      const found: number[] = [];
      for (; entry !== -1; entry = after[entry] ?? -1) {
        if (bands[entry] === band && numbers[entry] === cell) found.push(indexes[entry] ?? 0);
      }
      return found;
    },
  };
}
