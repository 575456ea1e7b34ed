import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SPEEDS } from '../../features/coverage/roads/rules.ts';

const MISSING =
  'An .osm.pbf is read by osmium-tool, which is not installed: install it, or give GeoJSON or Overpass JSON.';

/**
 * The roads of an .osm.pbf as GeoJSON, by osmium-tool (https://osmcode.org/osmium-tool/): first only the ways that cars may
 * drive, into a file that is deleted again, then these as lines; so that a country's file needs no more room than its roads.
 * @throws Error whose message says what to do where it isn't installed
 */
export async function readPbf(path: string): Promise<string> {
  if (!existsSync(path)) throw new Error(`${path} can't be read: there is no such file.`);
  const folder = await mkdtemp(join(tmpdir(), 'sightline-roads-'));
  const features: string[] = [];
  try {
    const filtered = join(folder, 'roads.osm.pbf');
    const classes = [...SPEEDS.keys()].join(',');
    await run(['tags-filter', path, `w/highway=${classes}`, '--output', filtered, '--no-progress'], () => undefined);
    await run(
      [
        'export',
        filtered,
        '--output-format=geojsonseq',
        '--geometry-types=linestring',
        '--attributes=type,id',
        '--format-option=print_record_separator=false',
        '--no-progress',
      ],
      (line) => {
        if (line.includes('"highway"')) features.push(line);
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}

/** Runs osmium, and hands on what it writes line by line. */
async function run(args: readonly string[], take: (line: string) => void): Promise<void> {
  const child = spawn('osmium', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = endOf(child, child.stderr);
  for await (const line of createInterface({ input: child.stdout })) take(line);
  const failure = await ended;
  if (failure !== null) throw failure;
}

/** Null where it ended well. */
async function endOf(child: ChildProcess, errors: NodeJS.ReadableStream): Promise<Error | null> {
  let said = '';
  errors.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString('utf8')).slice(-2000);
  });
  return await new Promise((done) => {
    child.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'ENOENT' ? new Error(MISSING) : error));
    child.once('close', (code) => {
      const last = said.trim().split('\n').at(-1) ?? '';
      done(
        code === 0
          ? null
          : new Error(`osmium could not read the roads: ${last === '' ? `it ended with ${code}` : last}`),
      );
    });
  });
}
