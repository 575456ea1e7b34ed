import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { MANIFEST_NAME } from '../../snapshot/fileFormat.ts';
import { parseManifest } from '../../snapshot/manifest.ts';
import { readReaders } from '../readersFile.ts';
import { diskFolder } from '../snapshot/folder.ts';
import type { Side } from './changes.ts';
import type { Gauge } from './gate.ts';
import type { HistoryLine } from './historyFile.ts';
import { HISTORY_NAME, parseHistory } from './historyFile.ts';

/** What is known of the snapshots before. */
export interface History {
  readonly lines: readonly HistoryLine[];
  /** What a new one is compared with, the oldest first. */
  readonly before: readonly Gauge[];
  /** The last snapshot's readers; null where there is none. */
  readonly last: () => Promise<Side | null>;
}

/**
 * Reads what a folder knows of the snapshots before, and holds it to its hashes: the lines to each other, the last snapshot's
 * file and the changes that are still there to their lines.
 * @param first begins anew, whatever is there
 * @throws Failure where a snapshot is there and its history is not, or is not what it was
 */
export async function openHistory(out: string, first: boolean): Promise<History> {
  const folder = diskFolder(out);
  const [text, manifest] = await Promise.all([folder.read(HISTORY_NAME), folder.read(MANIFEST_NAME)]);
  if (first || text === null) {
    if (!first && manifest !== null)
      throw refuse(`There is a snapshot and no ${HISTORY_NAME}, so what was accepted before is not known`);
    return { lines: [], before: manifest === null ? [] : gaugeOfManifest(manifest), last: () => Promise.resolve(null) };
  }
  const lines = parseHistory(new TextDecoder().decode(text));
  const last = lines.at(-1);
  const held = [
    ...(last === undefined ? [] : [{ ...last, needed: true }]),
    ...lines.flatMap(({ changes }, at) => (changes === null ? [] : [{ ...changes, needed: at === lines.length - 1 }])),
  ];
  for (const { file, sha256, needed } of held) {
    // oxlint-disable-next-line no-await-in-loop -- one file in memory at a time
    const bytes = await folder.read(file);
    if (bytes === null && !needed) continue;
    if (bytes === null) throw refuse(`${file} is not there`);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw refuse(`${file} is not what it was`);
  }
  return {
    lines,
    before: lines.map((line) => ({
      count: line.count,
      countries: Object.fromEntries(Object.entries(line.areas).filter(([id]) => /^[A-Z]{2}$/.test(id))),
      newest: Date.parse(line.base.newest),
    })),
    async last() {
      return last === undefined
        ? null
        : { readers: (await readReaders(join(out, last.file))).readers, region: last.region };
    },
  };
}

/** Of a snapshot from before there were histories. */
function gaugeOfManifest(bytes: Uint8Array): readonly Gauge[] {
  try {
    const { count, base } = parseManifest(new TextDecoder().decode(bytes));
    return [{ count, countries: {}, newest: base.newest }];
  } catch {
    return [];
  }
}

function refuse(why: string): Failure {
  return new Failure('bad-response', {
    said: `${why}. Bring the folder back as it was, or begin a new history by --first.`,
  });
}
