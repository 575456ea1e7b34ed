import type { OverpassJson } from 'overpass-ts/dist/types';
import { Failure } from '../model/failure.ts';
import { isRecord } from '../model/record.ts';

/** The parts of OverpassJson that are used, checked as far as the elements' array. */
export interface Answer {
  /** When the data was true, by Overpass's clock, ms since 1970; null where it doesn't say. */
  readonly base: number | null;
  readonly elements: readonly unknown[];
}

/**
 * A whole answer.
 * @throws Failure `incomplete` where Overpass remarks that it gave up, `bad-response` where it is no answer at all
 */
export async function parseAnswer(text: string): Promise<Answer> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Failure('bad-response', { said: 'The answer is cut short, or no JSON.' }, error);
  }
  if (!isRecord(json)) throw new Failure('bad-response', { said: 'The answer is not an object.' });
  const part = (name: keyof OverpassJson): unknown => json[name];
  const remark = part('remark');
  if (remark !== undefined && typeof remark !== 'string') {
    throw new Failure('bad-response', { said: 'The remark is not text.' });
  }
  if (remark !== undefined) {
    const words = await import('./plainText.ts').catch(() => null);
    throw new Failure('incomplete', words === null ? {} : { said: words.plainText(remark) });
  }
  const elements = part('elements');
  const osm3s = part('osm3s');
  if (!Array.isArray(elements) || !isRecord(osm3s)) {
    throw new Failure('bad-response', { said: 'The answer has no elements or no date.' });
  }
  const stamp = osm3s['timestamp_osm_base'];
  const base = typeof stamp === 'string' ? Date.parse(stamp) : Number.NaN;
  return { base: Number.isFinite(base) ? base : null, elements };
}
