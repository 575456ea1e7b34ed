import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * The roads of an .osm.pbf as GeoJSON, by osmium-tool (https://osmcode.org/osmium-tool/).
 * @throws Error whose message says what to do where it isn't installed
 */
export async function readPbf(path: string): Promise<string> {
  if (!existsSync(path)) throw new Error(`${path} can't be read: there is no such file.`);
  const lines = await run('osmium', [
    'export',
    path,
    '--output-format=geojsonseq',
    '--geometry-types=linestring',
    '--attributes=type,id',
    '--format-option=print_record_separator=false',
  ]);
  const features = lines.split('\n').filter((line) => line.includes('"highway"'));
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}

async function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const missing =
        'An .osm.pbf is read by osmium-tool, which is not installed: install it, or give GeoJSON or Overpass JSON.';
      fail(error.code === 'ENOENT' ? new Error(missing) : error);
    });
    child.once('close', done);
  });
  if (code === 0) return Buffer.concat(out).toString('utf8');
  const said = Buffer.concat(err).toString('utf8').trim().split('\n').at(-1) ?? '';
  throw new Error(`osmium could not read the roads: ${said === '' ? `it ended with ${code}` : said}`);
}
