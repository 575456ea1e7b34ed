import { createHash } from 'node:crypto';
import type { Camera } from '../../model/camera.ts';
import type { Manifest } from '../../snapshot/fileFormat.ts';
import type { AreaShape } from '../register/areaShapes.ts';
import type { PlaceAreas } from '../register/areasOf.ts';
import { countryName } from '../register/areasOf.ts';
import type { AreaCount } from '../register/countAreas.ts';
import { writeMany } from '../register/manyFiles.ts';
import type { Folder } from '../snapshot/journal.ts';
import { diskFolder } from '../snapshot/folder.ts';
import type { Change } from './changes.ts';
import { CHANGE_KINDS, changesBetween } from './changes.ts';
import { readChanges, writeChanges } from './changesFile.ts';
import type { Batch } from './feeds.ts';
import { feedsOf } from './feeds.ts';
import type { HistoryLine } from './historyFile.ts';
import { formatHistory, HISTORY_NAME, lineHash } from './historyFile.ts';
import type { History } from './openHistory.ts';

export interface HistoryOptions {
  readonly history: History;
  /** Why it is published although the gate would not have it. */
  readonly accept: string | null;
  /** True where only the readers told what is covered. */
  readonly regionGuessed: boolean;
  /** Address of the published page's folder, with a slash at its end. */
  readonly site: string | null;
  /** Changes of so many snapshots stay; older ones go. */
  readonly keepChanges: number;
}

/** A snapshot that stands, as its file has it. */
export interface Standing {
  readonly manifest: Manifest;
  readonly readers: readonly Camera[];
  readonly areas: readonly AreaCount[];
  readonly shapes: readonly AreaShape[];
  readonly areasOf: (place: Camera) => PlaceAreas;
}

/** Snapshots whose changes the feeds tell: who looks once a month misses nothing of a weekly one. */
const FEED_BATCHES = 4;
const FEEDS_FOLDER = 'feeds';

/**
 * Adds the snapshot's line to the history, the changes since the one before, and the feeds. A snapshot that has its line already
 * gets no second one.
 * @returns names of the files, from the folder
 */
export async function publishHistory(
  out: string,
  standing: Standing,
  options: HistoryOptions,
): Promise<readonly string[]> {
  const folder = diskFolder(out);
  const { lines: old } = options.history;
  const isThere = old.at(-1)?.sha256 === standing.manifest.sha256;
  const lines = isThere ? old : [...old, await nextLine(folder, standing, options)];
  const feeds = await writeFeeds(out, folder, lines, standing, options.site);
  await folder.write(HISTORY_NAME, new TextEncoder().encode(formatHistory(lines)));
  const files = lines.flatMap(({ changes }) => (changes === null ? [] : [changes.file]));
  const [kept, gone] = [new Set(files.slice(-options.keepChanges)), files.slice(0, -options.keepChanges)];
  await Promise.all(gone.filter((file) => !kept.has(file)).map((file) => folder.remove(file)));
  const there = new Set(await folder.list());
  return [HISTORY_NAME, ...[...kept].filter((file) => there.has(file)), ...feeds];
}

async function nextLine(
  folder: Folder,
  { manifest, readers, areas }: Standing,
  { history, accept, regionGuessed }: HistoryOptions,
): Promise<HistoryLine> {
  const region = regionGuessed ? null : manifest.region;
  const before = history.lines.at(-1);
  const last = await history.last();
  const base = {
    oldest: new Date(manifest.base.oldest).toISOString(),
    newest: new Date(manifest.base.newest).toISOString(),
  };
  let changes: HistoryLine['changes'] = null;
  if (last !== null && before !== undefined) {
    const found = changesBetween(last, { readers, region });
    const bytes = writeChanges(found, { from: before.base.oldest, to: base.oldest });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = `changes-${base.oldest.slice(0, 10)}-${sha256.slice(0, 16)}.parquet`;
    await folder.write(file, bytes);
    changes = { file, sha256, ...countsOf(found) };
  }
  return {
    base,
    file: manifest.file,
    sha256: manifest.sha256,
    region,
    count: manifest.count,
    areas: Object.fromEntries(areas.filter(({ kind }) => kind !== 'custom').map(({ id, count }) => [id, count])),
    accepted: accept,
    changes,
    after: before === undefined ? null : lineHash(before),
  };
}

function countsOf(changes: readonly Change[]): Record<'added' | 'edited' | 'moved' | 'removed' | 'touched', number> {
  const counts = new Map(CHANGE_KINDS.map((kind) => [kind, 0]));
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const of = (kind: Change['kind']): number => counts.get(kind) ?? 0;
  return {
    added: of('added'),
    edited: of('edited'),
    moved: of('moved'),
    removed: of('removed'),
    touched: of('touched'),
  };
}

async function writeFeeds(
  out: string,
  folder: Folder,
  lines: readonly HistoryLine[],
  { areas, shapes, areasOf }: Standing,
  site: string | null,
): Promise<readonly string[]> {
  const batches: Batch[] = [];
  for (const { base, changes } of lines.slice(-FEED_BATCHES).toReversed()) {
    // oxlint-disable-next-line no-await-in-loop -- few, and each is of some size
    const bytes = changes === null ? null : await folder.read(changes.file);
    // The newest base stands for the feed's own time, though it brought no changes.
    // oxlint-disable-next-line no-await-in-loop -- as above
    batches.push({ base: base.oldest, changes: bytes === null ? [] : await readChanges(bytes) });
  }
  const names = new Map(areas.filter(({ kind }) => kind !== 'custom').map(({ id, name }) => [id, name]));
  // A feed that somebody reads stays where it is, also where no reader is left.
  const known = new Map(shapes.map(({ id, name }) => [id, name]));
  for (const id of lines.flatMap((line) => Object.keys(line.areas)))
    if (!names.has(id)) names.set(id, known.get(id) ?? countryName(id));
  const feeds = feedsOf(batches, { site, areasOf, areas: names });
  return writeMany(out, FEEDS_FOLDER, new Map([...feeds].map(([id, text]) => [`${id}.atom`, text])));
}
