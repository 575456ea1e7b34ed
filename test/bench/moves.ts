import { createRandom, normal } from './random.ts';
import type { BenchView } from './view.ts';
import { CONTINENT, viewBox } from './view.ts';

const SEED = 11;
/** Wide enough to see all, close enough to see streets. */
const ZOOMS = [4, 13] as const;
/** Every so many moves a person goes somewhere else altogether. */
const JUMP = 50;
/** Share of the moves that change the zoom; the others pan. */
const ZOOMING = 0.3;

/** What an hour of looking around is made of: the same moves every time. */
export function makeMoves(count: number): readonly BenchView[] {
  const random = createRandom(SEED);
  const box = viewBox(CONTINENT, 0.1);
  const hold = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
  const [least, most] = ZOOMS;
  let { centre, zoom } = CONTINENT;
  return Array.from({ length: count }, (_, i) => {
    if (i % JUMP === JUMP - 1) {
      centre = {
        lat: box.south + random() * (box.north - box.south),
        lon: box.west + random() * (box.east - box.west),
      };
      zoom = least + Math.floor(random() * (most - least + 1));
    } else if (random() < ZOOMING) {
      zoom = hold(zoom + (random() < 0.5 ? 1 : -1), least, most);
    } else {
      // About half of what is seen, in any direction.
      const step = 450 / 2 ** zoom;
      centre = {
        lat: hold(centre.lat + normal(random) * step * 0.4, box.south, box.north),
        lon: hold(centre.lon + normal(random) * step, box.west, box.east),
      };
    }
    return { centre, zoom };
  });
}
