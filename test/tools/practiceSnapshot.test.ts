import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { browserDeps, openSnapshot } from '../../src/snapshot/read.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { startSandbox } from '../sandbox/main.ts';
import { filesOf, manyRows, never, rowsOf, written } from '../snapshot/support.ts';
import { answer, camera } from '../store/cameras.ts';
import { practiceSnapshot, serveSnapshot } from './practiceSnapshot.ts';

let root = '';
let data = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'practice-'));
  data = join(root, 'world.json');
  await writeFile(data, answer([camera(1, 40, -100), camera(2, -33.8, 151.2)]));
  await mkdir(join(root, 'test/sandbox/world'), { recursive: true });
  await writeFile(join(root, 'test/sandbox/world/generate.ts'), '// makes the world');
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A practice world of two cameras. */
async function start(): Promise<{
  readonly overpass: string;
  readonly sandbox: Sandbox;
  readonly queries: () => number;
}> {
  const { url, sandbox, close } = await startSandbox({ port: 0, data });
  onTestFinished(close);
  const queries = (): number => sandbox.log.filter(({ path }) => path === '/api/interpreter').length;
  return { overpass: `${url}/api/interpreter`, sandbox, queries };
}

/** Serves a folder by the plugin, as the development server does: at `/snapshot`, what is not a file of it falls through. */
async function serve(folder: string): Promise<string> {
  let handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void = () => undefined;
  const hook = serveSnapshot(folder).configureServer;
  if (typeof hook !== 'function') throw new Error('The plugin serves nothing.');
  const middlewares = {
    use(path: string, use: typeof handler): void {
      expect(path).toBe('/snapshot');
      handler = use;
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that the plugin uses of a server
  await Reflect.apply(hook, undefined, [{ middlewares }]);
  const server = createServer((request, response) => {
    request.url = (request.url ?? '').replace(/^\/snapshot/, '');
    handler(request, response, () => void response.writeHead(418).end('the page'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/snapshot/`;
}

describe("the practice world's snapshot", () => {
  test('has every reader of it, and is read as any other', async () => {
    const { overpass } = await start();
    const folder = await practiceSnapshot(root, overpass, { data });
    const deps = { ...browserDeps(), online: () => true };
    const snapshot = await openSnapshot(deps, await serve(folder), never);
    if (snapshot === null) throw new Error('There is no snapshot.');
    const rows = rowsOf({ hot: await snapshot.hot({ signal: never }), cold: await snapshot.cold({ signal: never }) });
    expect(rows.map(({ id, lat, lon }) => [id, lat, lon])).toEqual([
      [1, 40, -100],
      [2, -33.8, 151.2],
    ]);
  }, 30_000);

  test('is made once: the next start finds it', async () => {
    const { overpass, queries } = await start();
    const folder = await practiceSnapshot(root, overpass, { data });
    const before = queries();
    expect(before).toBeGreaterThan(0);
    expect(await practiceSnapshot(root, overpass, { data })).toBe(folder);
    expect(queries()).toBe(before);
  }, 30_000);

  test('is made anew where one was broken off', async () => {
    const { overpass, sandbox } = await start();
    sandbox.faults.always({ service: 'overpass' }, { kind: 'status', status: 400 });
    await expect(practiceSnapshot(root, overpass, { data })).rejects.toMatchObject({ kind: 'query-refused' });
    sandbox.faults.clear();
    await expect(practiceSnapshot(root, overpass, { data })).resolves.toMatch(/practice-[\da-f]{12}$/);
  }, 30_000);

  test('is another one for every world: other data, another seed, other code that makes it', async () => {
    const { overpass } = await start();
    const folders = [
      await practiceSnapshot(root, overpass, { data }),
      await practiceSnapshot(root, overpass, { seed: 4 }),
      await practiceSnapshot(root, overpass, { seed: 5 }),
    ];
    await appendFile(join(root, 'test/sandbox/world/generate.ts'), '\n// in another way');
    folders.push(await practiceSnapshot(root, overpass, { seed: 5 }));
    await appendFile(data, '\n');
    folders.push(await practiceSnapshot(root, overpass, { data }));
    expect(new Set(folders).size).toBe(5);
  }, 60_000);
});

describe('the development server', () => {
  const some = written(manyRows(50));
  const { file } = some.manifest;

  async function served(): Promise<string> {
    for (const [name, content] of filesOf(some)) {
      // oxlint-disable-next-line no-await-in-loop -- two small files
      await writeFile(join(root, name), content);
    }
    return await serve(root);
  }
  const ask = (url: string, range?: string): Promise<Response> =>
    fetch(url, range === undefined ? {} : { headers: { Range: range } });

  test('gives out a file whole, and by ranges', async () => {
    const at = await served();
    const whole = await ask(at + file);
    expect([whole.status, whole.headers.get('Content-Type')]).toEqual([200, 'application/vnd.apache.parquet']);
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(some.bytes);
    const part = await ask(at + file, 'bytes=4-19');
    expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes 4-19/${some.bytes.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(some.bytes.slice(4, 20));
    const end = await ask(at + file, `bytes=${some.bytes.length - 2}-999999`);
    expect([end.status, (await end.arrayBuffer()).byteLength]).toEqual([206, 2]);
    expect((await ask(at + file, `bytes=${some.bytes.length}-999999`)).status).toBe(416);
    expect((await ask(`${at}snapshot.json?x=1`)).headers.get('Content-Type')).toBe('application/json');
  });

  test('has no other file, and leaves what is none to the page', async () => {
    const at = await served();
    expect((await ask(`${at}nothing.parquet`)).status).toBe(404);
    for (const path of ['', '.env', 'deep/snapshot.json', '..%2fworld.json'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await ask(at + path)).status, path).toBe(418);
  });
});
