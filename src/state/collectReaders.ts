import type { Box } from '../model/box.ts';
import type { Camera } from '../model/camera.ts';
import type { DataState } from './data.ts';

/** Readers that cross from the worker at a time: a few frames' worth. */
const PART = 5000;
/** How often what is known may change under it before it gives up. */
const MOST_TRIES = 5;

/** For what nobody calls off. */
const NEVER = new AbortController().signal;

/** The earth. */
export const EVERYWHERE: Box = { south: -90, west: -180, north: 90, east: 180 };

/**
 * All readers of a box, part by part, as they were at one moment: where a new answer comes in between, it begins anew.
 * @param told how far it is, after every part
 */
export async function collect(
  data: Pick<DataState, 'part'>,
  box: Box,
  all: boolean,
  told: (done: number, total: number) => void = () => undefined,
  signal: AbortSignal = NEVER,
): Promise<readonly Camera[]> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found: Camera[] = [];
    let state: number | null = null;
    let whole = false;
    while (!whole) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that each can be told
      const part = await data.part(box, found.length, PART, all);
      signal.throwIfAborted();
      state ??= part.state;
      if (part.state !== state) break;
      for (const camera of part.cameras) found.push(camera);
      told(found.length, part.total);
      whole = found.length >= part.total || part.cameras.length === 0;
    }
    if (whole) return found;
  }
  throw new Error('The readers kept changing.');
}
