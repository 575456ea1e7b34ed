import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Camera } from '../../../model/camera.ts';
import { asFailure, Failure, isAbort } from '../../../model/failure.ts';
import { cameraQuery } from '../../../overpass/query.ts';
import { readCameras } from '../../../overpass/readCameras.ts';
import { createBorder } from '../area/border.ts';
import type { Area } from '../area/readArea.ts';
import type { AskOverpass } from '../../../state/askOverpass.ts';
import { boxAround } from '../page/overpassQueries.ts';
import type { NamedPlace } from './nearPlaces.ts';
import { placesQuery, readPlaces } from './nearPlaces.ts';

export interface NearFound {
  readonly area: Area;
  readonly places: readonly NamedPlace[];
  readonly readers: readonly Camera[];
  /** When the readers were true, ms since 1970; null where Overpass doesn't say. */
  readonly base: number | null;
}

export interface NearState {
  readonly found: ReadonlySignal<NearFound | Failure | 'asking' | 'wide' | null>;
  /** Two requests, one after the other: places, then readers. */
  ask(area: Area): Promise<void>;
  stop(): void;
}

export function createNear(overpass: AskOverpass): NearState {
  const found = signal<NearFound | Failure | 'asking' | 'wide' | null>(null);
  let running: AbortController | null = null;

  async function find(area: Area, abort: AbortSignal): Promise<NearFound | 'wide'> {
    const box = boxAround(area);
    if (box === null) return 'wide';
    const text = await overpass(placesQuery(box), abort);
    const { readers, base } = await readCameras(await overpass(cameraQuery([box]), abort));
    const places = readPlaces(parse(text));
    if (places === null) throw new Failure('bad-response', { said: 'The places are none.' });
    const border = createBorder(area);
    return { area, places: places.filter((place) => border.isInside(border.point(place))), readers, base };
  }

  return {
    found,
    async ask(area) {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      found.value = 'asking';
      const next = await find(area, mine.signal).catch((error: unknown) => (isAbort(error) ? null : asFailure(error)));
      if (running === mine) found.value = next;
    },
    stop() {
      running?.abort();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
