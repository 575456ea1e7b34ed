/** The readers along one route, and for which part of it they are known at all: of what the page has, and by a click of the rest. */
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Box } from '../../../model/box.ts';
import type { Camera, CameraKey } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import type { Place } from '../../../model/place.ts';
import { cameraQuery } from '../../../overpass/query.ts';
import { readCameras } from '../../../overpass/readCameras.ts';
import type { AskOverpass } from '../../../state/askOverpass.ts';
import type { DataState } from '../../../state/data.ts';
import { LIMITS } from '../count/routeRules.ts';
import { collect } from '../../../state/collectReaders.ts';
import { around, holds } from '../../../model/around.ts';
import { routePieces, runsOf } from './pieces.ts';

/** What is known along a route. */
export interface Along {
  readonly readers: readonly Camera[];
  /** When the oldest of it was true, ms since 1970; null where that is not known. */
  readonly base: number | null;
  /** For each piece: how many metres around it readers are known; -1 for none. */
  readonly reach: readonly number[];
}

export interface CorridorData {
  readonly along: ReadonlySignal<Along>;
  /** Share of the route's length for which readers within the threshold are known, 0 to 1. */
  share(threshold: number): number;
  /**
   * Takes what the page has of a box that it has read wholly, if that is still so once the store has been heard. Rejects where the store broke.
   */
  take(box: Box, threshold: number, isRead: () => { readonly base: number | null } | null): Promise<void>;
  /**
   * Asks Overpass for what is missing, some boxes at a time.
   * @throws Failure as Overpass refuses; AbortError. What has come by then is kept
   */
  load(
    threshold: number,
    overpass: AskOverpass,
    options: { readonly signal: AbortSignal; progress(done: number, total: number): void },
  ): Promise<void>;
  /** Forgets all: another server has other readers. */
  forget(): void;
}

/** Boxes of 10 km that Overpass is asked for at once. */
const BOXES = 12;
const NOTHING: Omit<Along, 'reach'> = { readers: [], base: null };

export function createCorridorData(lines: readonly (readonly Place[])[], data: Pick<DataState, 'part'>): CorridorData {
  const pieces = routePieces(lines);
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  const unknown = (): Along => ({ ...NOTHING, reach: pieces.map(() => -1) });
  const along = signal(unknown());
  /** Of what was known before `forget`, an answer may still come. */
  let era = 0;

  function add(found: readonly Camera[], base: number | null, known: readonly number[], metres: number): void {
    const now = along.peek();
    const readers = new Map<CameraKey, Camera>(now.readers.map((reader) => [keyOf(reader), reader]));
    for (const reader of found) readers.set(keyOf(reader), reader);
    const reach = [...now.reach];
    for (const piece of known) reach[piece] = Math.max(reach[piece] ?? -1, metres);
    const bases = [now.base, base].filter((each) => each !== null);
    along.value = { readers: [...readers.values()], base: bases.length === 0 ? null : Math.min(...bases), reach };
  }

  return {
    along,
    share(threshold) {
      const { reach } = along.value;
      const known = pieces.reduce(
        (sum, { length }, number) => sum + ((reach[number] ?? -1) >= threshold ? length : 0),
        0,
      );
      return total === 0 ? 0 : Math.min(1, known / total);
    },
    async take(box, threshold, isRead) {
      const { reach } = along.peek();
      const began = era;
      const runs = runsOf(
        pieces,
        (number) => (reach[number] ?? -1) < threshold && holds(box, around(pieces[number]?.box ?? box, threshold)),
      );
      if (runs.length === 0) return;
      // The store answers in order: what it says of its view is now of this one.
      await data.part(box, 0, 1, true);
      if (isRead() === null) return;
      const answers = await Promise.all(runs.map((run) => collect(data, around(run.box, threshold), true)));
      const read = isRead();
      if (began !== era || read === null) return;
      add(
        answers.flat(),
        read.base,
        runs.flatMap((run) => run.pieces),
        threshold,
      );
    },
    async load(threshold, overpass, { signal: abort, progress }) {
      const { reach } = along.peek();
      const began = era;
      const metres = Math.max(threshold, LIMITS.threshold.most);
      const runs = runsOf(pieces, (number) => (reach[number] ?? -1) < threshold);
      for (let at = 0; at < runs.length; at += BOXES) {
        progress(at, runs.length);
        const some = runs.slice(at, at + BOXES);
        const query = cameraQuery(some.map(({ box }) => around(box, metres)));
        // oxlint-disable-next-line no-await-in-loop -- one request at a time
        const { readers, base } = await readCameras(await overpass(query, abort));
        abort.throwIfAborted();
        if (began !== era) return;
        add(
          readers,
          base,
          some.flatMap((run) => run.pieces),
          metres,
        );
      }
    },
    forget() {
      era += 1;
      along.value = unknown();
    },
  };
}
