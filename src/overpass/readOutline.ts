import type { Geometry } from '../formats/geojson.ts';
import type { CameraKey } from '../model/camera.ts';
import { Failure } from '../model/failure.ts';
import { isRecord } from '../model/record.ts';
import { parseAnswer } from './answer.ts';
import type { OverpassDeps } from './ask.ts';
import { ask } from './ask.ts';
import { geometryQuery } from './query.ts';

/**
 * Asks Overpass for the outline of one way or relation; null where it is gone, or nothing of it has a place.
 * @throws Failure; AbortError if `signal` said so
 */
export async function readOutline(deps: OverpassDeps, key: CameraKey, signal: AbortSignal): Promise<Geometry | null> {
  const text = await ask(deps, geometryQuery(key), { signal });
  const { elements } = await parseAnswer(text);
  const [element] = elements;
  if (element === undefined) return null;
  if (!isRecord(element) || `${String(element['type'])}/${String(element['id'])}` !== key)
    throw new Failure('bad-response', { said: 'Another element was answered.' });
  const { outlineOf } = await import('../formats/geojson.ts').catch((error: unknown) => {
    throw new Failure('server', { said: 'A part of the page did not arrive.' }, error);
  });
  signal.throwIfAborted();
  return outlineOf(element);
}
