/**
 * `npm start`: the app on a local OpenStreetMap, with no account, no network and no client id.
 * `npm start -- --data FILE` fills it with an Overpass JSON file (.json or .json.gz); `--port N` and `--seed N` are there too.
 * Where VITE_OSM_SERVER (or .env) names another server, the app starts on that one and no practice world is made.
 */
import { parseArgs } from 'node:util';
import type { Plugin } from 'vite';
import { createServer, loadEnv } from 'vite';
import { PRACTICE_ORIGIN } from '../../src/catalog/servers.ts';
import { startSandbox } from '../sandbox/main.ts';
import { freePort } from './freePort.ts';
import { practiceSnapshot, serveSnapshot } from './practiceSnapshot.ts';

const root = new URL('../../', import.meta.url).pathname;

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) stop(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

function readArguments(): { readonly data?: string; readonly port?: string; readonly seed?: string } {
  try {
    return parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' }, seed: { type: 'string' } } })
      .values;
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\nKnown: --data FILE, --port N, --seed N.`);
  }
}

const { data, port, seed } = readArguments();
const plugins: Plugin[] = [];
const chosen = loadEnv('development', root, 'VITE_')['VITE_OSM_SERVER'] ?? 'practice';
if (chosen === 'practice') {
  const sandboxPort = await freePort(Number(new URL(PRACTICE_ORIGIN).port));
  console.log(data === undefined ? 'Making the practice world …' : `Reading ${data} …`);
  const seeded = wholeNumber('seed', seed);
  const { url } = await startSandbox({
    port: sandboxPort,
    ...(data === undefined ? {} : { data }),
    ...(seeded === undefined ? {} : { seed: seeded }),
  }).catch((error: unknown) => stop(error instanceof Error ? error.message : String(error)));
  process.env['VITE_OSM_SERVER'] = 'practice';
  process.env['VITE_OSM_API_URL'] = url;
  process.env['VITE_OSM_AUTH_URL'] = url;
  process.env['VITE_OVERPASS_URL'] = `${url}/api/interpreter`;
  // The practice world opens wide, as a published page does; without it, from zoom 10 on.
  const world = { ...(data === undefined ? {} : { data }), ...(seeded === undefined ? {} : { seed: seeded }) };
  const folder = await practiceSnapshot(root, `${url}/api/interpreter`, world).catch((error: unknown) => {
    console.error(`There is no snapshot: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  });
  if (folder !== null) plugins.push(serveSnapshot(folder));
}
const appPort = wholeNumber('port', port);
const vite = await createServer({
  root,
  plugins,
  server: { host: '127.0.0.1', ...(appPort === undefined ? {} : { port: appPort, strictPort: true }) },
});
await vite.listen().catch((error: unknown) => stop(error instanceof Error ? error.message : String(error)));
const [address = ''] = vite.resolvedUrls?.local ?? [];
console.log(
  `\n  Sightline is ready: ${address}\n  ${chosen === 'practice' ? 'A practice world: nothing you do here reaches OpenStreetMap.' : `On the ${chosen} server.`}\n  Stop with Ctrl+C.\n`,
);
