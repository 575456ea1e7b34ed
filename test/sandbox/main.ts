import { parseArgs } from 'node:util';
import type { OverpassOptions } from './overpass/overpass.ts';
import type { Sandbox } from './sandbox.ts';
import { createSandbox } from './sandbox.ts';
import { serve } from './server.ts';
import { generateWorld } from './world/generate.ts';
import { loadWorld } from './world/load.ts';

export interface StartOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** An Overpass JSON file, gzipped or not, in place of the generated world. */
  readonly data?: string;
  readonly seed?: number;
  /** How many ordinary cameras to generate. */
  readonly cameras?: number;
  /** Differences from a server that behaves as the real ones: tests shorten waits and let Overpass follow only when told. */
  readonly overpass?: Partial<OverpassOptions>;
}

export interface Started {
  readonly url: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** Makes or loads a world and serves it on 127.0.0.1. Rejects with one plain sentence: no such file, port taken. */
export async function startSandbox(options: StartOptions): Promise<Started> {
  const world =
    options.data === undefined
      ? generateWorld({
          ...(options.seed === undefined ? {} : { seed: options.seed }),
          ...(options.cameras === undefined ? {} : { cameras: options.cameras }),
        })
      : await loadWorld(options.data);
  const sandbox = createSandbox({
    world,
    origin: `http://127.0.0.1:${options.port}`,
    overpass: { requireReferer: true, follow: 60_000, waitMs: 15_000, ...options.overpass },
  });
  try {
    const { url, close } = await serve(sandbox, { port: options.port });
    return { url, sandbox, close };
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken
      ? new Error(`Port ${options.port} is taken: stop what uses it, or choose another with --port.`, { cause: error })
      : error;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'string' },
      cameras: { type: 'string' },
    },
  });
  const { url } = await startSandbox({
    port: whole('port', values.port) ?? 8790,
    ...given('data', values.data),
    ...given('seed', whole('seed', values.seed)),
    ...given('cameras', whole('cameras', values.cameras)),
  });
  process.stdout.write(`A practice OpenStreetMap is at ${url}\n`);
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

function given<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  const object: Partial<Record<K, T>> = {};
  if (value !== undefined) object[name] = value;
  return object;
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
