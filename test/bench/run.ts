/**
 * `npm run bench`: Sightline beside its peers in one Chromium, on the same bytes.
 *   -- --n 10000,100000      cameras (default 10000,100000,1000000)
 *   -- --views city          views: city (read live), continent (from a snapshot); default both
 *   -- --runs 5              runs of each (default 3, and one where a CSS px is several); the median counts
 *   -- --dpr 1               device pixels for one CSS px (default 1,2)
 *   -- --wait 60             before each run, waits at most so many seconds for others to leave the processors alone
 *   -- --only ours           contestants by key, separated by commas (ratios then are missing)
 *   -- --write               puts the tables into docs/PERFORMANCE.md, if everything could be measured
 *   -- --json                one JSON object on stdout and nothing else; its keys: docs/PERFORMANCE.md
 * Ends with 1 where a figure could not be measured.
 */
import type { Browser } from 'playwright';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { Attempts } from './attempts.ts';
import { buildPages } from './build.ts';
import { waitForCalm } from './calm.ts';
import type { Answer } from './cameras.ts';
import { makeAnswer } from './cameras.ts';
import { clusterError } from './clusters.ts';
import { describeMachine } from './environment.ts';
import { toJson } from './json.ts';
import type { BareFrames, Circumstances, Sample } from './measure.ts';
import { measure, measureBareMap, measureParse } from './measure.ts';
import { measureBox, measureGrowth, measureVisits } from './own.ts';
import { table } from './report.ts';
import type { Case, CaseSummary, Measured, Report, Special } from './results.ts';
import { summarize } from './results.ts';
import type { BenchServer } from './server.ts';
import { startServer } from './server.ts';
import type { ViewName } from './settings.ts';
import { readSettings } from './settings.ts';
import type { SnapshotFiles } from './snapshotFiles.ts';
import { makeSnapshotFiles } from './snapshotFiles.ts';
import type { BenchView } from './view.ts';
import { CITY, CONTINENT } from './view.ts';
import { writeTables } from './writeTables.ts';

const PLACES: Readonly<Record<ViewName, BenchView>> = { city: CITY, continent: CONTINENT };
/** An answer of Overpass may be so long; more is what the snapshot is for. */
const MOST_LIVE = 200_000;
const BOX = { n: 1000, view: { centre: CITY.centre, zoom: 13 } } as const;
const MOVES = 1000;

const settings = readSettings(process.argv.slice(2));
/** How busy the machine was just before a run, at most; 0 to 1. */
let busiest = 0;

/** On stderr, so that stdout holds only the outcome. */
function tell(line: string): void {
  if (!settings.json) console.error(line);
}

function attempts(): Attempts {
  return new Attempts({
    before: async () => {
      busiest = Math.max(busiest, await waitForCalm(settings.wait));
    },
    failed: (who, why) => tell(`  ${who}: ${why}`),
  });
}

/** One case: everybody in turn, then everybody in the reverse order, and so on. */
async function runCase(browser: Browser, server: BenchServer, one: Case, answer: Answer): Promise<Measured> {
  const { view, n, dpr } = one;
  tell(`${view}, ${n} cameras, ${dpr}x`);
  const around: Circumstances = { url: server.url, view: PLACES[view], n, dpr, snapshot: false };
  const samples = new Map<string, Sample[]>();
  const parses: number[] = [];
  const bare: BareFrames[] = [];
  const cached: number[] = [];
  const wire: number[] = [];
  const tries = attempts();
  const present = settings.contestants.filter(({ most = Number.POSITIVE_INFINITY }) => n <= most);
  const runs = dpr === 1 ? settings.runs : 1;
  for (let run = 0; run < runs; run += 1) {
    for (const contestant of run % 2 === 0 ? present : present.toReversed()) {
      await tries.make(contestant.key, async () => {
        let sample: Sample;
        if (contestant.key === 'ours' && view === 'continent') {
          const visits = await measureVisits(browser, server, { ...around, snapshot: true });
          cached.push(visits.cached);
          wire.push(visits.wire);
          sample = visits.first;
        } else {
          sample = await measure(browser, contestant, around);
        }
        samples.set(contestant.key, [...(samples.get(contestant.key) ?? []), sample]);
        tell(`  run ${run + 1}: ${contestant.name}: first paint ${Math.round(sample.firstPaint)} ms`);
      });
    }
    if (dpr === 1) {
      await tries.make('json_parse', async () => {
        parses.push(await measureParse(browser, around));
      });
    }
    await tries.make('bare_map', async () => {
      bare.push(await measureBareMap(browser, around));
    });
  }
  const { failures } = tries;
  const good = <T>(who: string, list: readonly T[]): readonly T[] => (tries.hasFailed(who) ? [] : list);
  for (const { who } of failures) samples.delete(who);
  return {
    ...one,
    bytes: answer.bytes.length,
    samples,
    parses: good('json_parse', parses),
    bare: good('bare_map', bare),
    cached: good('ours', cached),
    wire: good('ours', wire),
    failures,
  };
}

/** What is measured once, with the most cameras in the wide view. */
async function runSpecial(
  browser: Browser,
  server: BenchServer,
  n: number,
  answer: Answer,
  files: SnapshotFiles,
): Promise<Special> {
  tell(`Live boxes, long use and clusters with ${n} cameras`);
  const around: Circumstances = { url: server.url, view: CONTINENT, n, dpr: 1, snapshot: true };
  const tries = attempts();
  const box: number[] = [];
  let growth: number | null = null;
  let error: number | null = null;
  server.serve(makeAnswer(BOX.n, BOX.view));
  for (let run = 0; run < settings.runs; run += 1) {
    await tries.make('box_1000', async () => {
      box.push(await measureBox(browser, around, BOX));
    });
  }
  server.serve(answer);
  await tries.make('heap_growth', async () => {
    growth = await measureGrowth(browser, around, MOVES);
  });
  await tries.make('cluster_error', async () => {
    error = await clusterError(files, n);
  });
  const snapshotBytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  return { n, snapshotBytes, box, growth, clusterError: error, failures: tries.failures };
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
  const cases: CaseSummary[] = [];
  let special: Special | null = null;
  for (const view of settings.views) {
    for (const n of settings.sizes) {
      if (view === 'city' && n > MOST_LIVE) continue;
      tell(`Making ${n} cameras …`);
      const answer = makeAnswer(n, PLACES[view]);
      const files = view === 'continent' ? await makeSnapshotFiles(answer) : new Map<string, Buffer>();
      server.serveSnapshot(files);
      for (const dpr of view === 'continent' ? settings.ratios : settings.ratios.slice(0, 1)) {
        server.serve(answer);
        cases.push(summarize(await runCase(browser, server, { view, n, dpr }, answer)));
      }
      const ours = settings.contestants.some(({ key }) => key === 'ours');
      if (ours && view === 'continent' && n === settings.sizes.at(-1)) {
        special = await runSpecial(browser, server, n, answer, files);
      }
    }
  }
  const report: Report = { machine: describeMachine(browser.version(), settings, busiest), cases, special };
  console.log(settings.json ? JSON.stringify(toJson(report)) : table(report));
  const failures = [...cases.flatMap((one) => one.failures), ...(special?.failures ?? [])];
  if (failures.length > 0) process.exitCode = 1;
  else if (settings.write) await writeTables(table(report));
} finally {
  await browser.close();
  await server.close();
}
