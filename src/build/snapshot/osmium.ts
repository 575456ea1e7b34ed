/** Files of OpenStreetMap's own formats, by way of osmium-tool (https://osmcode.org/osmium-tool/). */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { READER } from '../../catalog/devices.ts';
import type { Box } from '../../model/box.ts';
import { Failure } from '../../model/failure.ts';
import { isRecord } from '../../model/record.ts';

const run = promisify(execFile);
/** What osmium may print: the readers of a planet are some 100 MB as OPL. */
const MAX_OUTPUT = 2 ** 30;

/** What a file says, and the objects that may be readers, with all that they are drawn of, as OPL. */
export interface OsmFile {
  /** When the data was true, ms since 1970; null where the file doesn't say. */
  readonly base: number | null;
  /** What the file covers; null where it doesn't say. */
  readonly region: Box | null;
  readonly opl: string;
}

/**
 * Reads an `.osm.pbf`, `.osm`, `.osm.gz` or `.osm.bz2`; of a file with full history the newest state. Of a planet it keeps
 * only what is tagged as a reader can be, on the disk.
 * @throws Failure in words where osmium is not there, or can't read the file
 */
export async function readOsmFile(path: string, signal: AbortSignal): Promise<OsmFile> {
  const osmium = async (...args: readonly string[]): Promise<string> => {
    try {
      return (await run('osmium', args, { maxBuffer: MAX_OUTPUT, signal })).stdout;
    } catch (error) {
      signal.throwIfAborted();
      throw new Failure('bad-response', { said: whyNot(error, path) }, error);
    }
  };
  const about: unknown = JSON.parse(await osmium('fileinfo', '--json', path));
  const header = isRecord(about) && isRecord(about['header']) ? about['header'] : {};
  const folder = await mkdtemp(join(tmpdir(), 'sightline-osm-'));
  try {
    const now = join(folder, 'now.osm.pbf');
    if (header['with_history'] === true) await osmium('time-filter', '--output', now, path);
    const found = join(folder, 'found.osm.opl');
    const wanted = READER.markings.map(({ key }) => `nwr/${key}`);
    await osmium('tags-filter', '--output', found, header['with_history'] === true ? now : path, ...wanted);
    const opl = await readFile(found, 'utf8');
    return { base: baseOf(header), region: regionOf(header), opl };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function whyNot(error: unknown, path: string): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return 'osmium-tool is needed to read OpenStreetMap’s own files, and is not there: “npm run setup” brings it on Debian, elsewhere see https://osmcode.org/osmium-tool/.';
  const said = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  return `osmium can’t read ${path}: ${said.trim().split('\n').at(-1) ?? ''}`;
}

function baseOf(header: Readonly<Record<string, unknown>>): number | null {
  const option = isRecord(header['option']) ? header['option'] : {};
  for (const name of ['osmosis_replication_timestamp', 'timestamp']) {
    const written = option[name];
    const time = typeof written === 'string' ? Date.parse(written) : Number.NaN;
    if (Number.isFinite(time)) return time;
  }
  return null;
}

/** Around all boxes of the header. */
function regionOf(header: Readonly<Record<string, unknown>>): Box | null {
  const boxes: readonly unknown[] = Array.isArray(header['boxes']) ? header['boxes'] : [];
  const sides = boxes.flatMap((box) =>
    Array.isArray(box) && box.length === 4 && box.every((side) => typeof side === 'number') ? [box] : [],
  );
  if (sides.length === 0) return null;
  const all = (at: number): number[] => sides.map((box) => box[at] ?? 0);
  return {
    west: Math.min(...all(0)),
    south: Math.min(...all(1)),
    east: Math.max(...all(2)),
    north: Math.max(...all(3)),
  };
}
