/**
 * `npm run lighthouse`: Google's Lighthouse over the built page on the practice world, as a phone would load it.
 * `-- --json` prints one object of numbers; `--runs N` takes another number of runs than 5; `--open HASH` another view than
 * the first visit's; `--report FILE` writes the last run's whole report. Says nothing of a machine that does something else meanwhile.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { RunnerResult } from 'lighthouse';
import lighthouse from 'lighthouse';
import { builtApp, root } from '../e2e/driver/build.ts';
import { launchOptions } from '../e2e/driver/stage.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { serve } from '../sandbox/server.ts';
import { generateWorld } from '../sandbox/world/generate.ts';
import { freePort } from './freePort.ts';
import { serveZipped } from './serveZipped.ts';
import { practiceSnapshot } from './practiceSnapshot.ts';

const RUNS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

interface Figures {
  /** Of 100, as the others. */
  readonly performance: number;
  readonly accessibility: number;
  readonly best_practices: number;
  readonly seo: number;
  /** Total blocking time. */
  readonly tbt_ms: number;
  /** Largest contentful paint. */
  readonly lcp_ms: number;
  /** All that came over the wire until the page was still. */
  readonly bytes: number;
}

class UsageError extends Error {}

function readArguments(): {
  readonly json: boolean;
  readonly runs: number;
  readonly hash: string;
  readonly report?: string;
} {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      runs: { type: 'string' },
      open: { type: 'string' },
      report: { type: 'string' },
    },
  });
  if (values.runs !== undefined && !/^[1-9]\d?$/.test(values.runs))
    throw new UsageError(`--runs takes a number from 1 to 99, not "${values.runs}".`);
  return {
    json: values.json ?? false,
    runs: Number(values.runs ?? RUNS),
    hash: values.open ?? '',
    ...(values.report === undefined ? {} : { report: values.report }),
  };
}

function figuresOf({ lhr: { categories, audits } }: RunnerResult): Figures {
  const score = (category: string): number => Math.round(100 * (categories[category]?.score ?? 0));
  const value = (audit: string): number => {
    const found = audits[audit]?.numericValue;
    if (found === undefined) throw new Error(`Lighthouse did not tell ${audit}.`);
    return Math.round(found);
  };
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    best_practices: score('best-practices'),
    seo: score('seo'),
    tbt_ms: value('total-blocking-time'),
    lcp_ms: value('largest-contentful-paint'),
    bytes: value('total-byte-weight'),
  };
}

function medianOf(all: readonly Figures[], name: keyof Figures): number {
  const sorted = all.map((figures) => figures[name]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The practice world of `npm start`, which draws a tile once, as tile servers do. */
function startPractice(): ReturnType<typeof serve> {
  const sandbox = createSandbox({ world: generateWorld({}), overpass: { waitMs: 20 } });
  const drawn = new Map<string, Promise<Response>>();
  const handle: typeof sandbox.handle = async (request) => {
    if (request.method !== 'GET' || !new URL(request.url).pathname.startsWith('/tiles/'))
      return sandbox.handle(request);
    const tile = drawn.get(request.url) ?? sandbox.handle(request);
    drawn.set(request.url, tile);
    return (await tile).clone();
  };
  return serve({ ...sandbox, handle }, { port: 0 });
}

async function measure({ runs, hash, report }: ReturnType<typeof readArguments>): Promise<Figures> {
  const app = await builtApp({ VITE_OSM_SERVER: 'practice' });
  const practice = await startPractice();
  const { port: practicePort } = new URL(practice.url);
  const snapshot = await practiceSnapshot(root, `${practice.url}/api/interpreter`, {});
  const site = await serveZipped({ '/': app, '/snapshot/': snapshot });
  const all: Figures[] = [];
  try {
    // The first finds the tiles undrawn, as nobody does on a real server: it does not count.
    for (let run = 0; run <= runs; run += 1) {
      // A browser of its own for each: nothing is warm.
      const port = await freePort(0);
      const { args, ...launch } = launchOptions(Number(practicePort));
      const browser = await chromium.launch({ ...launch, args: [...args, `--remote-debugging-port=${port}`] });
      try {
        const result = await lighthouse(`${site.url}${hash}`, {
          port,
          onlyCategories: CATEGORIES,
          output: 'json',
          logLevel: 'error',
        });
        if (result === undefined) throw new Error('Lighthouse came to nothing.');
        if (result.lhr.runtimeError !== undefined) throw new Error(result.lhr.runtimeError.message);
        const figures = figuresOf(result);
        console.error(`run ${run} of ${runs}${run === 0 ? ', not counted' : ''}: ${JSON.stringify(figures)}`);
        if (run > 0) all.push(figures);
        if (report !== undefined) await writeFile(report, JSON.stringify(result.lhr, null, 1));
      } finally {
        await browser.close();
      }
    }
  } finally {
    await site.close();
    await practice.close();
  }
  return {
    performance: medianOf(all, 'performance'),
    accessibility: medianOf(all, 'accessibility'),
    best_practices: medianOf(all, 'best_practices'),
    seo: medianOf(all, 'seo'),
    tbt_ms: medianOf(all, 'tbt_ms'),
    lcp_ms: medianOf(all, 'lcp_ms'),
    bytes: medianOf(all, 'bytes'),
  };
}

try {
  const args = readArguments();
  const figures = await measure(args);
  if (args.json) console.log(JSON.stringify(figures));
  else {
    console.log(
      `Performance ${figures.performance}, accessibility ${figures.accessibility}, best practices ${figures.best_practices}, SEO ${figures.seo}`,
    );
    console.log(
      `Blocked for ${figures.tbt_ms} ms, largest paint after ${figures.lcp_ms} ms, ${figures.bytes} bytes (medians of ${args.runs})`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  process.exitCode = error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}
