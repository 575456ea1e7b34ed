/** The answer as every peer fetches and reads it, on the page or in a worker. */
import { isRecord } from '../../../src/model/record.ts';

/** Where it comes from. */
export const ANSWER = '/api/interpreter';

/** A camera as far as a peer looks at it. */
export interface PeerCamera {
  readonly lat: number;
  readonly lon: number;
  readonly tags: Readonly<Record<string, unknown>>;
}

/** The elements of the answer, as everyone fetches and parses it. */
export async function fetchElements(): Promise<readonly unknown[]> {
  const response = await fetch(ANSWER, { method: 'POST', body: new URLSearchParams({ data: '' }) });
  const answer: unknown = await response.json();
  const elements = isRecord(answer) ? answer['elements'] : null;
  return Array.isArray(elements) ? elements : [];
}

/** What a peer makes of an element, or null where it has no place. */
export function readCamera(element: unknown): PeerCamera | null {
  if (!isRecord(element)) return null;
  const { lat, lon, tags } = element;
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon, tags: isRecord(tags) ? tags : {} } : null;
}
