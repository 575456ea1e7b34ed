/**
 * `npm run bench`: Sightline beside its peers in one Chromium, on the same bytes.
 *   -- --n 10000,100000   cameras (default 100000)
 *   -- --runs 5           runs of each (default 3); the median counts
 *   -- --dpr 2            device pixels for one CSS px (default 1)
 *   -- --wait 60          before each run, waits at most so many seconds for others to leave the processors alone
 *   -- --only ours        contestants by key, separated by commas (ratios then are missing)
 *   -- --write            puts the tables into docs/PERFORMANCE.md, if everything could be measured
 *   -- --json             one JSON object on stdout and nothing else; its keys: docs/PERFORMANCE.md
 * Ends with 1 where a figure could not be measured.
 */
import type { Browser } from 'playwright';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { buildPages } from './build.ts';
import { waitForCalm } from './calm.ts';
import { makeAnswer } from './cameras.ts';
import { describeMachine } from './environment.ts';
import type { BareFrames, Sample } from './measure.ts';
import { measure, measureBareMap, measureParse } from './measure.ts';
import { table } from './report.ts';
import type { Measured, Report } from './results.ts';
import { summarize, toJson } from './results.ts';
import type { BenchServer } from './server.ts';
import { startServer } from './server.ts';
import { readSettings } from './settings.ts';
import { writeTables } from './writeTables.ts';

const settings = readSettings(process.argv.slice(2));

/** On stderr, so that stdout holds only the outcome. */
function tell(line: string): void {
  if (!settings.json) console.error(line);
}

/** How busy the machine was just before a run, at most; 0 to 1. */
let busiest = 0;

/** One size: everybody in turn, then everybody in the reverse order, and so on. */
async function runSize(browser: Browser, server: BenchServer, n: number): Promise<Measured> {
  tell(`Making ${n} cameras …`);
  const answer = makeAnswer(n);
  server.serve(answer);
  const samples = new Map<string, Sample[]>();
  const parses: number[] = [];
  const bare: BareFrames[] = [];
  const failures: { who: string; why: string }[] = [];
  const failed = new Set<string>();
  const attempt = async (who: string, act: () => Promise<void>): Promise<void> => {
    // Who failed once has no median any more: its later runs would be for nothing.
    if (failed.has(who)) return;
    busiest = Math.max(busiest, await waitForCalm(settings.wait));
    await act().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      failed.add(who);
      failures.push({ who, why });
      tell(`  ${who}: ${why}`);
    });
  };
  for (let run = 0; run < settings.runs; run += 1) {
    const order = run % 2 === 0 ? settings.contestants : settings.contestants.toReversed();
    for (const contestant of order) {
      await attempt(contestant.key, async () => {
        const sample = await measure(browser, server.url, contestant, n, settings.dpr);
        samples.set(contestant.key, [...(samples.get(contestant.key) ?? []), sample]);
        tell(`  run ${run + 1}: ${contestant.name}: first paint ${Math.round(sample.firstPaint)} ms`);
      });
    }
    await attempt('json_parse', async () => {
      parses.push(await measureParse(browser, server.url, n));
    });
    await attempt('bare_map', async () => {
      bare.push(await measureBareMap(browser, server.url, settings.dpr));
    });
  }
  for (const who of failed) samples.delete(who);
  return {
    n,
    bytes: answer.bytes.length,
    samples,
    parses: failed.has('json_parse') ? [] : parses,
    bare: failed.has('bare_map') ? [] : bare,
    failures,
  };
}

tell('Building the pages …');
const root = await buildPages();
const executablePath = findChromium();
const server = await startServer(root);
const browser = await chromium.launch({
  args: chromiumArgs,
  ...(executablePath === null ? {} : { executablePath }),
});
try {
  const sizes = [];
  for (const n of settings.sizes) sizes.push(summarize(await runSize(browser, server, n)));
  const report: Report = { machine: describeMachine(browser.version(), settings, busiest), sizes };
  console.log(settings.json ? JSON.stringify(toJson(report)) : table(report));
  if (sizes.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
  else if (settings.write) await writeTables(table(report));
} finally {
  await browser.close();
  await server.close();
}
