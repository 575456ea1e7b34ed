import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Camera } from '../../model/camera.ts';
import { readReaders } from '../readersFile.ts';
import { undo } from './changes.ts';
import { readChanges } from './changesFile.ts';
import type { HistoryLine } from './historyFile.ts';
import { HISTORY_NAME, parseHistory } from './historyFile.ts';

/**
 * The readers of the last snapshot of a day or before it.
 * @param read a file of the folder
 * @param day `2026-06-01`, UTC
 * @throws Failure where there is no such snapshot, or changes since are not kept any more
 */
export async function pastReaders(
  read: (name: string) => Uint8Array,
  folder: string,
  day: string,
): Promise<{ readonly readers: readonly Camera[]; readonly line: HistoryLine }> {
  const lines = parseHistory(new TextDecoder().decode(read(HISTORY_NAME)));
  const at = lines.findLastIndex(({ base }) => base.oldest.slice(0, 10) <= day);
  const [line, newest] = [lines[at], lines.at(-1)];
  if (line === undefined || newest === undefined)
    throw new Failure('bad-response', { said: `There is no snapshot of ${day} or before.` });
  let readers: readonly Camera[] = (await readReaders(join(folder, newest.file))).readers;
  for (const { changes } of lines.slice(at + 1).toReversed()) {
    if (changes === null) throw new Failure('bad-response', { said: `Nothing leads back to ${day}.` });
    let bytes: Uint8Array;
    try {
      bytes = read(changes.file);
    } catch (error) {
      throw new Failure('bad-response', { said: `${changes.file}, on the way back to ${day}, is not kept.` }, error);
    }
    // oxlint-disable-next-line no-await-in-loop -- one follows on the other
    readers = undo(readers, await readChanges(bytes));
  }
  if (readers.length !== line.count)
    throw new Failure('bad-response', { said: `The way back gives ${readers.length} readers, of ${line.count}.` });
  return { readers, line };
}
