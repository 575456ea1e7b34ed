/** What is asked of the cameras: comes when the first of them are shown, and not with the worker. */
import type { Camera, CameraKey } from '../../model/camera.ts';
import type { OverpassDeps } from '../../overpass/ask.ts';
import type { Answer, Args } from '../calls.ts';
import type { Questions } from '../cameraStore.ts';
import { cameraAt } from '../columns/cameraAt.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { Layers } from '../layers/layers.ts';
import { SHOWN } from './boxSearch.ts';
import { countChoices } from './filterChoices.ts';
import { listBox, nearPlace } from './nearest.ts';
import { operatorsAround } from './operatorsAround.ts';
import { partOf } from './partOf.ts';

export { preparePasses } from './filtering.ts';

/** What answers go by. */
export interface Known {
  readonly layers: Layers;
  readonly dictionary: Dictionary;
  /** For what was not read yet. */
  readonly overpass: OverpassDeps;
  /** ms since 1970 */
  readonly now: () => number;
  /** Settles when all columns of the snapshot are in, or can't be had: until then only its places are known. */
  readonly details: () => Promise<void>;
}

export function findCamera({ layers, dictionary }: Known, key: CameraKey): Camera | null {
  const at = layers.find(key);
  return at === null ? null : cameraAt(at.columns, dictionary, at.row);
}

type Answers = {
  readonly [Name in keyof Questions]: (
    known: Known,
    ...args: Args<Questions[Name]>
  ) => Promise<Answer<Questions[Name]>>;
};

/** The answer to each question. */
const ANSWERS: Answers = {
  async get(known, key) {
    // What is live is known already; only a camera of the snapshot may have to wait for its name.
    const live = findCamera(known, key);
    if (live !== null) return live;
    await known.details();
    return findCamera(known, key);
  },
  async near({ layers, dictionary, details }, place, metres) {
    await details();
    return nearPlace(layers.all, dictionary, place, metres);
  },
  async list({ layers, dictionary, details }, box, limit, from) {
    await details();
    return listBox(layers.all, dictionary, box, limit, from);
  },
  async part({ layers, dictionary, details }, box, at, limit, all) {
    await details();
    return partOf(layers.all, dictionary, box, { at, limit, all });
  },
  async operatorsNear({ layers, dictionary, details }, place, limit) {
    await details();
    return operatorsAround(layers.all, dictionary, place, limit);
  },
  async choices({ layers, dictionary, details, now }, box, shown = false) {
    await details();
    return shown
      ? countChoices(layers.all, dictionary, box, now(), SHOWN, Number.POSITIVE_INFINITY)
      : countChoices(layers.all, dictionary, box, now());
  },
  async outline({ overpass }, key) {
    const { readOutline } = await import('../../overpass/readOutline.ts');
    return await readOutline(overpass, key, new AbortController().signal);
  },
};

/** Answers a question by its name. */
export async function answer<Name extends keyof Questions>(
  known: Known,
  name: Name,
  args: Args<Questions[Name]>,
): Promise<Answer<Questions[Name]>> {
  return await ANSWERS[name](known, ...args);
}
