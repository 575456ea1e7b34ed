import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { BuildDeps, Built } from './buildSnapshot.ts';
import { buildFromRows, buildSnapshot } from './buildSnapshot.ts';
import { rowsOfFile } from './fromFile.ts';
import type { Progress } from './collect.ts';
import type { Codec } from './writeParquet.ts';
import { drawWorld } from '../../store/scene/drawWorld.ts';
import type { Settings } from './arguments.ts';
import { diskFolder } from './folder.ts';
import { overpassSource } from './source.ts';

/** What Node does for a snapshot. */
export const nodeCodec: Codec = {
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

export interface MakeOptions {
  /** Folder that relative paths are taken from. */
  readonly root: string;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
  readonly report: (progress: Progress) => void;
  readonly signal: AbortSignal;
  /** Judges the rows before they take the place of the old snapshot: throws a Failure. Left out: all are taken. */
  readonly admit?: BuildDeps['admit'];
  /** Files of snapshots that stay, besides the new one and the one before. */
  readonly keep?: readonly string[];
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** False leaves out the pauses: for a server that is all ours, such as the practice world's. */
  readonly polite?: boolean;
}

/**
 * Builds a snapshot on this machine's disk.
 * @throws Failure, or the signal's reason; the old snapshot is untouched then
 */
export async function makeSnapshot(settings: Settings, options: MakeOptions): Promise<Built> {
  const { region, maxElements, overpass, referer, out, from } = settings;
  const { root, signal, polite = true, admit = () => undefined, keep = [] } = options;
  const target = { out: diskFolder(resolve(root, out)), codec: nodeCodec, draw: drawWorld, admit, keep };
  if (from !== null) {
    const rows = await rowsOfFile(resolve(root, from.path), { ...from, signal });
    return buildFromRows(target, rows, { signal });
  }
  // Says who asks: Overpass refuses those who don't.
  const headers: Record<string, string> = { 'User-Agent': options.userAgent };
  if (referer !== null) headers['Referer'] = referer;
  const send = options.fetch ?? fetch;
  return buildSnapshot(
    {
      ...target,
      work: diskFolder(resolve(root, settings.work)),
      ask: overpassSource({
        url: overpass,
        fetch: (url, init) => send(url, { ...init, headers }),
        online: () => true,
        after(ms, callback) {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
      }),
      async sleep(ms, until) {
        if (polite) await wait(ms, undefined, { signal: until });
      },
      now: Date.now,
      report: options.report,
    },
    { region, maxElements, source: overpass, signal },
  );
}
