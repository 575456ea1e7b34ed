/**
 * `npm run snapshot`: reads a region or the world from Overpass, politely, and writes the static snapshot that the page
 * opens with (docs/DATA.md). What was read before a stop is kept, and the old snapshot stays until the new one is whole.
 */
import { join, relative, resolve } from 'node:path';
import { loadEnv } from 'vite';
import manifest from '../../../package.json' with { type: 'json' };
import { SERVERS } from '../../catalog/servers.ts';
import { asFailure } from '../../model/failure.ts';
import type { Built } from './buildSnapshot.ts';
import type { CommandSettings } from './arguments.ts';
import { readArguments, USAGE } from './arguments.ts';
import { regionText } from './writeParquet.ts';
import { makeRegister } from '../register/makeRegister.ts';
import { createReporter } from './progress.ts';

const root = new URL('../../../', import.meta.url).pathname;

function quit(message: string): never {
  console.error(message);
  process.exit(2);
}

function setting(name: string): string {
  return loadEnv('production', root, 'VITE_')[name]?.trim() ?? '';
}

function readSettings(): CommandSettings {
  const overpass = setting('VITE_OVERPASS_URL');
  try {
    return readArguments(process.argv.slice(2), { overpass: overpass === '' ? SERVERS.live.overpass : overpass });
  } catch (error) {
    return quit(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function summary({ manifest: made, dropped, repeated, regionGuessed = false }: Built, out: string): string {
  const each = made.count === 0 ? 0 : made.bytes / made.count;
  return [
    `${made.count} cameras in ${relative(process.cwd(), join(out, made.file))}:`,
    `${made.bytes} bytes, ${each.toFixed(1)} a camera, data of ${new Date(made.base.oldest).toISOString()}.`,
    repeated > 0 ? `${repeated} came more than once and are in it once.` : '',
    dropped > 0 ? `${dropped} objects have no place, are gone or to come, and were left out.` : '',
    regionGuessed
      ? `The file does not say what it covers: the snapshot stands for the box around its readers, ${regionText(made.region)}. --region tells another.`
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const settings = readSettings();
const stop = new AbortController();
const { report, end } = createReporter(
  {
    isTTY: process.stdout.isTTY,
    columns: process.stdout.isTTY ? process.stdout.columns : 120,
    write: (text) => void process.stdout.write(text),
  },
  Date.now,
);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

let stands = false;
try {
  const built = await makeRegister(settings, {
    root,
    userAgent: `Sightline-snapshot/${manifest.version}`,
    report,
    signal: stop.signal,
    site: setting('VITE_SITE_URL').replace(/[^/]$/, '$&/') || null,
    stands() {
      stands = true;
    },
  });
  end();
  console.log(summary(built, resolve(root, settings.out)));
} catch (error) {
  end();
  const { kind, details } = asFailure(error);
  const why = stop.signal.aborted ? 'Interrupted' : `Stopped: ${details.said ?? kind}`;
  const dot = /[.…!?]$/.test(why) ? '' : '.';
  console.error(
    stands
      ? `${why}${dot} The new snapshot stands, but not all that goes beside it: run the command again.`
      : `${why}${dot} The old snapshot is untouched; what was read is kept for the next run.`,
  );
  process.exitCode = stop.signal.aborted ? 130 : 1;
}
