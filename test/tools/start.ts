/**
 * `npm start`: the app on a local OpenStreetMap, with no account, no network and no client id.
 * `npm start -- --data FILE` fills it with an Overpass JSON file (.json or .json.gz); `--port N` and `--seed N` are there too.
 * `--live` shows the real map instead, for looking only where no client id is set. It opens the browser where there is one; `--no-open` does not.
 * Where VITE_OSM_SERVER (or .env) names another server, the app starts on that one and no practice world is made.
 */
import { parseArgs } from 'node:util';
import type { Plugin } from 'vite';
import { createServer, loadEnv } from 'vite';
import { PRACTICE_ORIGIN } from '../../src/catalog/servers.ts';
import { startSandbox } from '../sandbox/main.ts';
import { mayOpen } from './openBrowser.ts';
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

function readArguments() {
  try {
    return parseArgs({
      allowNegative: true,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        seed: { type: 'string' },
        live: { type: 'boolean', default: false },
        open: { type: 'boolean', default: true },
      },
    }).values;
  } catch (error) {
    return stop(
      `${error instanceof Error ? error.message : String(error)}\nKnown: --live, --data FILE, --port N, --seed N, --no-open.`,
    );
  }
}

const { data, port, seed, live, open } = readArguments();
if (live && (data !== undefined || seed !== undefined))
  stop('--live shows the real map: it takes no --data and no --seed.');
if (live) process.env['VITE_OSM_SERVER'] = 'live';
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
  server: {
    host: '127.0.0.1',
    open: mayOpen(open, { env: process.env, platform: process.platform, isTTY: process.stdout.isTTY }),
    ...(appPort === undefined ? {} : { port: appPort, strictPort: true }),
  },
});
await vite.listen().catch((error: unknown) => stop(error instanceof Error ? error.message : String(error)));
const [address = ''] = vite.resolvedUrls?.local ?? [];
console.log(
  `\n  Sightline is ready: ${address}\n  ${chosen === 'practice' ? 'A practice world: nothing you do here reaches OpenStreetMap.' : wordsOf(chosen)}\n  Stop with Ctrl+C.\n`,
);

/** Which OpenStreetMap it is, and whether it can be written to from here. */
function wordsOf(server: string): string {
  const id = loadEnv('development', root, 'VITE_')['VITE_OSM_CLIENT_ID']?.trim() ?? '';
  const map = server === 'live' ? 'The real map' : `The ${server} server`;
  return id === ''
    ? `${map}, to look at: without VITE_OSM_CLIENT_ID nothing can be sent from here.`
    : `${map}: what you send is public.`;
}
