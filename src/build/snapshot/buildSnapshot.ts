import type { Box } from '../../model/box.ts';
import { OSM_TYPES } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import { FORMAT } from '../../snapshot/fileFormat.ts';
import type { Manifest } from '../../snapshot/fileFormat.ts';
import type { CollectDeps } from './collect.ts';
import { collect } from './collect.ts';
import type { FileRows } from './fromFile.ts';
import type { Folder, ReadBox } from './journal.ts';
import { openJournal } from './journal.ts';
import type { DrawWorld } from './publish.ts';
import { publish } from './publish.ts';
import type { Row } from './row.ts';
import type { Codec } from './writeParquet.ts';
import { regionText, writeSnapshot } from './writeParquet.ts';

export interface BuildDeps extends Omit<CollectDeps, 'journal'> {
  /** Where the snapshot is served from. */
  readonly out: Folder;
  /** For this build's journal; no two builds at a time may share it. */
  readonly work: Folder;
  readonly codec: Codec;
  readonly draw: DrawWorld;
  /** Throws a Failure where the rows must not take the place of the old snapshot; is told when their data was true at the latest, ms since 1970. */
  readonly admit: (rows: readonly Row[], newest: number) => void;
  /** Files that stay, besides the new one and the one before. */
  readonly keep: readonly string[];
}

export interface BuildOptions {
  readonly region: Box;
  readonly maxElements: number;
  /** Names what is read from: boxes of another are not taken over. */
  readonly source: string;
  readonly signal: AbortSignal;
}

export interface Built {
  readonly manifest: Manifest;
  /** Objects without a place or tags, which are in no snapshot. */
  readonly dropped: number;
  /** Came with more than one box, and are in the snapshot once. */
  readonly repeated: number;
  /** True where a file did not say what it covers: the region is the box around its readers. */
  readonly regionGuessed?: boolean;
}

/**
 * Reads a region and puts its snapshot in the place of the old one.
 * @throws Failure; the old snapshot is untouched then, and what was read is kept for the next run
 */
export async function buildSnapshot(deps: BuildDeps, options: BuildOptions): Promise<Built> {
  const { region, maxElements, source, signal } = options;
  const plan = JSON.stringify({ format: FORMAT, region: regionText(region), source, maxElements });
  const journal = await openJournal(deps.work, plan, deps.now(), deps.codec.sha256);
  const boxes = await collect({ ...deps, journal }, { region, maxElements, signal });
  const rows = unite(boxes);
  const bases = boxes.map((box) => box.base);
  const base = {
    oldest: bases.reduce((a, b) => Math.min(a, b), Infinity),
    newest: bases.reduce((a, b) => Math.max(a, b), -Infinity),
  };
  const written = writeSnapshot(rows, { base, region }, deps.codec);
  signal.throwIfAborted();
  deps.admit(rows, base.newest);
  await publish(deps.out, written, deps.keep, deps.draw);
  await journal.clear();
  return {
    manifest: written.manifest,
    dropped: boxes.reduce((sum, box) => sum + box.dropped, 0),
    repeated: boxes.reduce((sum, box) => sum + box.rows.length, 0) - rows.length,
  };
}

/**
 * Puts what a file has in the place of the old snapshot.
 * @throws Failure; the old snapshot is untouched then
 */
export async function buildFromRows(
  deps: Pick<BuildDeps, 'out' | 'codec' | 'draw' | 'admit' | 'keep'>,
  { base, region, regionGuessed, dropped, rows: all }: FileRows,
  { signal }: Pick<BuildOptions, 'signal'>,
): Promise<Built> {
  const rows = unite([{ base, rows: all }]);
  const written = writeSnapshot(rows, { base: { oldest: base, newest: base }, region }, deps.codec);
  signal.throwIfAborted();
  deps.admit(rows, base);
  await publish(deps.out, written, deps.keep, deps.draw);
  return { manifest: written.manifest, dropped, repeated: all.length - rows.length, regionGuessed };
}

/**
 * Every object once: those on an edge, and areas over one, come with several boxes. Of two the newer version counts, and of
 * one version what the younger data says (a way's centre moves without a new version).
 */
export function unite(boxes: readonly Pick<ReadBox, 'base' | 'rows'>[]): readonly Row[] {
  const best = OSM_TYPES.map(() => new Map<number, Row>());
  for (const { rows } of boxes.toSorted((a, b) => a.base - b.base)) {
    for (const row of rows) {
      const known = best[row.type];
      if (known === undefined) throw new Failure('bad-response', { said: `There is no type ${row.type}.` });
      const other = known.get(row.id);
      if (other === undefined || row.version >= other.version) known.set(row.id, row);
    }
  }
  return best.flatMap((rows) => Array.from(rows.values()));
}
