import * as v from 'valibot';
import type { Filter } from '../../store/query/filter.ts';
import type { ValueStorage } from '../../state/storage.ts';

/** A filter under a name, kept on this device. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: Filter;
}

const KEY = 'saved';
const MOST = 50;
const LONGEST = 60;

const texts = v.array(v.string());
const time = v.nullable(v.pipe(v.number(), v.finite()));
const saved = v.array(
  v.object({
    name: v.string(),
    filter: v.object({
      makers: texts,
      operators: texts,
      direction: v.picklist(['any', 'known', 'missing', 'odd']),
      seenBefore: time,
      seenSince: time,
      tags: v.array(
        v.object({ key: v.string(), how: v.picklist(['is', 'contains', 'present', 'absent']), text: v.string() }),
      ),
      localEdits: v.boolean(),
    }),
  }),
);

/** What is kept; nothing where it can't be read. */
export function readSaved(storage: Pick<ValueStorage, 'get'>): readonly SavedFilter[] {
  const text = storage.get(KEY);
  if (text === null) return [];
  try {
    const parsed = v.safeParse(saved, JSON.parse(text));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}

/** Keeps a filter, in place of one of the same name; the newest first. Null where this device keeps nothing. */
export function saveFilter(storage: ValueStorage, typed: string, filter: Filter): readonly SavedFilter[] | null {
  const name = typed.trim().slice(0, LONGEST).toWellFormed();
  if (name === '') return readSaved(storage);
  return write(storage, [{ name, filter }, ...readSaved(storage).filter((each) => each.name !== name)].slice(0, MOST));
}

export function forgetFilter(storage: ValueStorage, name: string): readonly SavedFilter[] | null {
  return write(
    storage,
    readSaved(storage).filter((each) => each.name !== name),
  );
}

/** Null where this device keeps nothing. */
function write(storage: ValueStorage, list: readonly SavedFilter[]): readonly SavedFilter[] | null {
  return storage.set(KEY, JSON.stringify(list)) ? list : null;
}
