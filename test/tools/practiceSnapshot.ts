import { createHash } from 'node:crypto';
import { access, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { MANIFEST_NAME } from '../../src/snapshot/fileFormat.ts';
import { OVERVIEW_NAME } from '../../src/snapshot/overview.ts';
import { AREAS_NAME, publishRegister } from '../../src/build/register/publishRegister.ts';
import { makeSnapshot } from '../../src/build/snapshot/make.ts';

/** Which practice world: an Overpass file, or the generated one of a seed. */
export interface PracticeWorld {
  readonly data?: string;
  readonly seed?: number;
}

/**
 * The folder with a snapshot of the practice world, made where there is none yet: the second start finds it.
 * @param root the project's folder
 * @param overpass address of the practice world's interpreter
 */
export async function practiceSnapshot(root: string, overpass: string, world: PracticeWorld): Promise<string> {
  const folder = join(root, '.cache', `practice-${await fingerprint(root, world)}`);
  // The manifest is written last; a folder from before there were overviews has one all the same.
  const there = await Promise.all(
    [MANIFEST_NAME, OVERVIEW_NAME, AREAS_NAME].map((name) => access(join(folder, name))),
  ).then(
    () => true,
    () => false,
  );
  if (there) return folder;
  const region = { south: -90, west: -180, north: 90, east: 180 };
  const { manifest } = await makeSnapshot(
    {
      region,
      overpass,
      from: null,
      out: folder,
      work: join(folder, 'work'),
      maxElements: 100_000,
      referer: new URL('/', overpass).href,
    },
    {
      root,
      userAgent: 'Sightline',
      report: () => undefined,
      signal: new AbortController().signal,
      // The server is all ours.
      polite: false,
    },
  );
  await publishRegister(folder, manifest);
  return folder;
}

/** Changes with everything that the world is made from. */
async function fingerprint(root: string, { data, seed }: PracticeWorld): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([seed ?? null]));
  if (data === undefined) {
    const sources = join(root, 'test/sandbox/world');
    const names = await readdir(sources);
    const texts = await Promise.all(names.toSorted().map((name) => readFile(join(sources, name))));
    for (const text of texts) hash.update(text);
  } else {
    const { mtimeMs, size } = await stat(data);
    hash.update(JSON.stringify([data, mtimeMs, size]));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Serves the files of a folder at `/snapshot/`, ranges too, as a static host would. */
export function serveSnapshot(folder: string): Plugin {
  return {
    name: 'sightline:snapshot',
    configureServer({ middlewares }) {
      middlewares.use('/snapshot', (request, response, next) => {
        const name = /^\/([\w-][\w.-]*)$/.exec(request.url?.split('?')[0] ?? '')?.[1];
        if (name === undefined) {
          next();
          return;
        }
        sendFile(join(folder, name), request.headers.range).then(
          ({ status, headers, body }) => {
            response.writeHead(status, headers);
            response.end(body);
          },
          () => {
            response.writeHead(404);
            response.end();
          },
        );
      });
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

async function sendFile(path: string, range: string | undefined): Promise<Answer> {
  const type = path.endsWith('.json') ? 'application/json' : 'application/vnd.apache.parquet';
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', 'Accept-Ranges': 'bytes' };
  const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (asked === null) return { status: 200, headers, body: await file.readFile() };
    const start = Number(asked[1]);
    const end = Math.min(size, Number(asked[2]) + 1);
    if (start >= end) return { status: 416, headers, body: new Uint8Array() };
    const { buffer } = await file.read(new Uint8Array(end - start), 0, end - start, start);
    return { status: 206, headers: { ...headers, 'Content-Range': `bytes ${start}-${end - 1}/${size}` }, body: buffer };
  } finally {
    await file.close();
  }
}
