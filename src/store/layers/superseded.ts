/** One camera in two layers: who is shown. */
import type { Columns } from '../columns/columns.ts';
import { HIDDEN } from '../columns/columns.ts';
import type { KeyMap } from '../columns/keyMap.ts';

/** Objects whose live row may have changed; each with its row in the live columns, or -1. */
export type Changed = KeyMap<number>;

/** Notes the type and id of rows, without a live row yet. */
export function note(changed: Changed, { type, id }: Columns, rows: Iterable<number>): void {
  for (const row of rows) changed.set(type[row] ?? 0, id[row] ?? 0, -1);
}

/**
 * Of what is live and in the snapshot, the newer version is shown, the live one where they are level or it isn't known.
 * One pass over both for all that changed. A snapshot whose ids are not loaded supersedes nothing.
 */
export function resolveSuperseded(changed: Changed, live: Columns, snapshot: Columns): void {
  if (changed.size === 0) return;
  for (let row = 0; row < live.length; row += 1) {
    const type = live.type[row] ?? 0;
    const id = live.id[row] ?? 0;
    if (changed.get(type, id) === undefined) continue;
    changed.set(type, id, row);
    live.hidden[row] = (live.hidden[row] ?? 0) & ~HIDDEN.superseded;
  }
  for (let row = 0; row < snapshot.id.length; row += 1) {
    const inLive = changed.get(snapshot.type[row] ?? 0, snapshot.id[row] ?? 0);
    if (inLive === undefined) continue;
    const hidden = snapshot.hidden[row] ?? 0;
    const version = live.version[inLive] ?? 0;
    if (inLive === -1) {
      snapshot.hidden[row] = hidden & ~HIDDEN.superseded;
    } else if (version !== 0 && version < (snapshot.version[row] ?? 0)) {
      live.hidden[inLive] = (live.hidden[inLive] ?? 0) | HIDDEN.superseded;
      snapshot.hidden[row] = hidden & ~(HIDDEN.superseded | HIDDEN.box);
    } else {
      snapshot.hidden[row] = hidden | HIDDEN.superseded;
    }
  }
}
