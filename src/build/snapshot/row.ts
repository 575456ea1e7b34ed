import { READER } from '../../catalog/devices.ts';
import { stageOf } from '../../model/tagging/lifecycle.ts';

/** One camera on its way into a snapshot. Only the command that builds one makes these. */
export interface Row {
  /** Index into OSM_TYPES. */
  readonly type: number;
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  /** 0 where not known. */
  readonly version: number;
  /** s since 1970; 0 where not known. */
  readonly edited: number;
  /** Key, value, key, value … */
  readonly tags: readonly string[];
}

/** Takes the cameras of an answer as they are decoded, one tag at a time. The shape of overpass/decode's sink. */
export class RowSink {
  readonly rows: Row[] = [];
  /** How many were left out, since they are gone or to come. */
  gone = 0;
  #tags: string[] = [];

  tag(key: string, value: string): void {
    // OpenStreetMap can't hold half of a surrogate pair, UTF-8 can't either, and some engines give up over one in JSON.
    this.#tags.push(key.toWellFormed(), value.toWellFormed());
  }

  add(type: number, id: number, lat: number, lon: number, version: number, edited: number): void {
    if (isGone(this.#tags)) this.gone += 1;
    else this.rows.push({ type, id, lat, lon, version, edited, tags: this.#tags });
    this.#tags = [];
  }

  discard(): void {
    this.#tags = [];
  }
}

/** Whether it is a reader that is gone, or to come: it is neither drawn nor counted. */
function isGone(flat: readonly string[]): boolean {
  const tags = new Map<string, string>();
  for (let i = 0; i < flat.length; i += 2) tags.set(flat[i] ?? '', flat[i + 1] ?? '');
  return stageOf(READER, tags) !== null;
}

/** A row as the journal keeps it. */
export function packRow(row: Row): readonly unknown[] {
  return [row.type, row.id, row.lat, row.lon, row.version, row.edited, row.tags];
}

/** A row of the journal, or null where it is none. */
export function unpackRow(value: unknown): Row | null {
  if (!Array.isArray(value)) return null;
  const [type, id, lat, lon, version, edited, tags]: readonly unknown[] = value;
  if (typeof type !== 'number' || typeof id !== 'number' || typeof lat !== 'number' || typeof lon !== 'number')
    return null;
  if (typeof version !== 'number' || typeof edited !== 'number' || !Array.isArray(tags)) return null;
  const texts = tags.filter((text) => typeof text === 'string');
  return texts.length === tags.length ? { type, id, lat, lon, version, edited, tags: texts } : null;
}
