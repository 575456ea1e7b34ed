import { isRecord } from '../../model/record.ts';
import type { Row } from './row.ts';
import { packRow, unpackRow } from './row.ts';

/** A folder. What it throws ends the build; nothing that was there before is harmed by that. */
export interface Folder {
  /** Null where there is no such file. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Whole or not at all: written beside, safe on the disk, then renamed. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  list(): Promise<readonly string[]>;
  remove(name: string): Promise<void>;
}

/** A box that was read whole. */
export interface ReadBox {
  readonly kind: 'read';
  /** ms since 1970. */
  readonly base: number;
  /** Objects that Overpass counted. */
  readonly total: number;
  /** Of these, without a place or tags. */
  readonly dropped: number;
  readonly rows: readonly Row[];
}

/** What became of a box: read, or too much to read at once. */
export type Outcome = ReadBox | { readonly kind: 'quartered' };

/** The boxes that are through, so that a build that was killed goes on where it was. */
export interface Journal {
  /** Null where the box isn't through, or what is written of it is damaged. */
  load(name: string): Promise<Outcome | null>;
  save(name: string, outcome: Outcome): Promise<void>;
  clear(): Promise<void>;
}

/** Boxes older than this are read again: a snapshot should be of one day, ms. */
const LASTS = 24 * 3600 * 1000;

/**
 * Opens the journal in a folder. One of other settings, or of another day, is thrown away.
 * @param plan all that decides what boxes there are and what is in them
 */
export async function openJournal(
  folder: Folder,
  plan: string,
  now: number,
  sha256: (bytes: Uint8Array) => string,
): Promise<Journal> {
  const load = async (name: string): Promise<unknown> => {
    const bytes = await folder.read(`${name}${SUFFIX}`);
    if (bytes === null) return null;
    const text = new TextDecoder().decode(bytes);
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== sha256(new TextEncoder().encode(body))) return null;
    return JSON.parse(body);
  };
  const save = (name: string, value: unknown): Promise<void> => {
    const body = JSON.stringify(value);
    return folder.write(
      `${name}${SUFFIX}`,
      new TextEncoder().encode(`${sha256(new TextEncoder().encode(body))}\n${body}`),
    );
  };
  const clear = async (): Promise<void> => {
    for (const name of (await folder.list()).filter((file) => file.includes(SUFFIX))) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is soon enough
      await folder.remove(name);
    }
  };

  const known = await load(PLAN);
  const begun = isRecord(known) && known['plan'] === plan ? known['begun'] : null;
  if (typeof begun !== 'number' || begun > now || now - begun > LASTS) {
    await clear();
    await save(PLAN, { plan, begun: now });
  }
  return {
    load: async (name) => outcomeOf(await load(name)),
    save: (name, outcome) =>
      save(name, outcome.kind === 'read' ? { ...outcome, rows: outcome.rows.map(packRow) } : outcome),
    clear,
  };
}

const PLAN = 'plan';
/** By which the journal knows its own files: no other is ever removed. */
const SUFFIX = '.journal';

function outcomeOf(value: unknown): Outcome | null {
  if (!isRecord(value)) return null;
  if (value['kind'] === 'quartered') return { kind: 'quartered' };
  const { base, total, dropped, rows: packed } = value;
  if (typeof base !== 'number' || typeof total !== 'number' || typeof dropped !== 'number' || !Array.isArray(packed))
    return null;
  const rows = packed.map(unpackRow).filter((row) => row !== null);
  return rows.length === packed.length ? { kind: 'read', base, total, dropped, rows } : null;
}
