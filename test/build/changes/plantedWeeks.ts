/** Three weeks of planted readers, and their snapshots in a folder of the test's own. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { onTestFinished } from 'vitest';
import type { HistoryLine } from '../../../src/build/changes/historyFile.ts';
import { parseHistory } from '../../../src/build/changes/historyFile.ts';
import { makeRegister } from '../../../src/build/register/makeRegister.ts';
import { readArguments } from '../../../src/build/snapshot/arguments.ts';

export interface Planted {
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  readonly version: number;
  readonly day: string;
  readonly tags: Readonly<Record<string, string>>;
}
const planted = (
  id: number,
  [lat, lon]: readonly [number, number],
  version = 1,
  day = '2026-05-01',
  tags: Planted['tags'] = { direction: '90' },
): Planted => ({ id, lat, lon, version, day, tags });
const COBB = [33.9526, -84.5499] as const;
const HOUSTON = [29.76, -95.37] as const;
const TORONTO = [43.65, -79.38] as const;
const PHENIX = [32.4709, -85.0008] as const;

export const FIRST = [
  planted(1, COBB),
  planted(2, COBB, 1, '2026-05-01', { direction: '90', note: 'a < b & "c"' }),
  planted(3, HOUSTON),
  planted(4, COBB),
  planted(5, [32.4609, -84.9877]),
  planted(6, TORONTO),
];
export const SECOND = [
  planted(1, COBB, 2, '2026-06-03', { direction: '180', operator: 'Cobb PD' }),
  planted(2, COBB, 1, '2026-05-01', { direction: '90', note: 'a < b & "c"' }),
  // Half a metre, and a version that says nothing: no news.
  planted(4, [COBB[0] + 0.000_004, COBB[1]], 2, '2026-06-04'),
  // Over the Chattahoochee, from Georgia to Alabama.
  planted(5, PHENIX, 2, '2026-06-05'),
  planted(6, TORONTO),
  planted(7, COBB, 1, '2026-06-06', { direction: 'N' }),
];
export const THIRD = [
  planted(1, COBB, 2, '2026-06-03', { direction: '180', operator: 'Cobb PD' }),
  planted(2, [COBB[0] + 0.001, COBB[1]], 2, '2026-06-10', { direction: '95' }),
  planted(3, HOUSTON, 3, '2026-06-11'),
  planted(4, [COBB[0] + 0.000_004, COBB[1]], 2, '2026-06-04'),
  planted(5, PHENIX, 2, '2026-06-05'),
  planted(8, TORONTO, 1, '2026-06-12'),
  planted(6, TORONTO),
];

export const ALL = [FIRST, SECOND, THIRD] as const;
export const DAYS = ['2026-06-01', '2026-06-08', '2026-06-15'] as const;
async function publishInto(
  folder: string,
  base: string,
  elements: readonly Planted[],
  more: readonly string[],
): Promise<void> {
  const file = join(folder, 'answer.json');
  const answer = {
    version: 0.6,
    osm3s: { timestamp_osm_base: `${base}T06:00:00Z` },
    elements: elements.map(({ id, lat, lon, version, day, tags }) => ({
      type: 'node',
      id,
      lat,
      lon,
      version,
      timestamp: `${day}T10:11:12Z`,
      changeset: 987_654_321,
      user: 'a mapper of flesh',
      uid: 918_273_645,
      tags: { man_made: 'surveillance', 'surveillance:type': 'ALPR', ...tags },
    })),
  };
  await writeFile(file, JSON.stringify(answer));
  const args = ['--from', file, '--region=-130,20,-60,60', '--out', join(folder, 'out'), ...more];
  await makeRegister(readArguments(args, { overpass: 'https://overpass.invalid/' }), {
    root: folder,
    userAgent: 'test',
    report: () => undefined,
    signal: new AbortController().signal,
    site: 'https://example.org/map/',
    stands: () => undefined,
  });
}

/** Entries as day, title and summary; ids apart. */
export interface Feed {
  readonly entries: readonly string[];
  readonly ids: readonly string[];
}

/** A character that XML can't carry was replaced on purpose, which is worth a warning to the parser only. */
function onError(level: string, message: string): void {
  if (level !== 'warning') throw new Error(message);
}

function entriesOf(text: string): Feed {
  const xml = new DOMParser({ onError }).parseFromString(text, 'application/xml');
  const entries = [...xml.getElementsByTagName('entry')];
  const of = (entry: (typeof entries)[number], name: string): string =>
    entry.getElementsByTagName(name)[0]?.textContent ?? '';
  return {
    entries: entries.map(
      (entry) => `${of(entry, 'updated').slice(0, 10)} ${of(entry, 'title')}; ${of(entry, 'summary')}`,
    ),
    ids: entries.map((entry) => of(entry, 'id')),
  };
}

/** A published folder. */
export interface Register {
  readonly folder: string;
  path(name: string): string;
  text(name: string): Promise<string>;
  publish(base: string, elements: readonly Planted[], ...more: readonly string[]): Promise<void>;
  publishAll(): Promise<void>;
  lines(): Promise<readonly HistoryLine[]>;
  feed(area: string): Promise<Feed>;
}

/** A new one, which goes with the test. */
export async function createRegister(): Promise<Register> {
  const folder = await mkdtemp(join(tmpdir(), 'register-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, 'out', name);
  const text = (name: string): Promise<string> => readFile(path(name), 'utf8');
  return {
    folder: join(folder, 'out'),
    path,
    text,
    publish: (base, elements, ...more) => publishInto(folder, base, elements, more),
    async publishAll() {
      for (const [at, elements] of ALL.entries()) {
        // oxlint-disable-next-line no-await-in-loop -- one follows on the other
        await publishInto(folder, DAYS[at] ?? '', elements, []);
      }
    },
    lines: async () => parseHistory(await text('history.json')),
    feed: async (area) => entriesOf(await text(`feeds/${area}.atom`)),
  };
}
