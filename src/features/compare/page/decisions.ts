import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import * as v from 'valibot';
import type { CameraKey } from '../../../model/camera.ts';
import { parseKey } from '../../../model/camera.ts';
import type { ValueStorage } from '../../../state/storage.ts';
import type { Decided } from './compareOrder.ts';

const NAME = 'decided';

/** Of the list that was decided on last: one list a device, so that it does not fill up. */
const kept = v.object({
  mark: v.string(),
  rows: v.array(
    v.tuple([v.number(), v.nullable(v.custom<CameraKey>((key) => typeof key === 'string' && parseKey(key) !== null))]),
  ),
});

/** What was decided by hand, kept on this device with a mark of the list, and with nothing else of it. */
export interface Decisions {
  readonly all: ReadonlySignal<Decided>;
  open(mark: string): void;
  /** Undefined takes back what was decided. */
  set(row: number, reader: CameraKey | null | undefined): void;
}

export function createDecisions(storage: ValueStorage): Decisions {
  const all = signal<Decided>(new Map());
  let mark = '';
  return {
    all,
    open(next) {
      mark = next;
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), kept), storage.get(NAME) ?? '');
      all.value = read.success && read.output.mark === mark ? new Map(read.output.rows) : new Map();
    },
    set(row, reader) {
      const next = new Map(all.peek());
      if (reader === undefined) next.delete(row);
      else next.set(row, reader);
      all.value = next;
      if (next.size === 0) storage.remove(NAME);
      else storage.set(NAME, JSON.stringify({ mark, rows: [...next] }));
    },
  };
}
