/** Three snapshots in a row, with planted changes: the feeds, the history and the way back are exactly these. */
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryLine } from '../../../src/build/changes/historyFile.ts';
import { pastReaders } from '../../../src/build/changes/pastReaders.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf } from '../../../src/model/camera.ts';
import type { Register } from './plantedWeeks.ts';
import { ALL, createRegister, DAYS, FIRST, SECOND, THIRD } from './plantedWeeks.ts';

let register: Register;
beforeEach(async () => {
  register = await createRegister();
});

const GONE =
  'It is no longer a license plate reader in OpenStreetMap. Whether it still stands on the street is not known.';
const READER = 'man_made = surveillance; surveillance:type = ALPR';
const NEWS = {
  edited1:
    '2026-06-03 Edited: license plate reader in Cobb, Georgia, United States; direction: 90 → 180; operator = Cobb PD added',
  removed3: `2026-06-08 No longer in OpenStreetMap: license plate reader in Harris, Texas, United States; ${GONE}`,
  moved5: '2026-06-05 Moved: license plate reader in Russell, Alabama, United States; moved by 1657 m',
  added7: `2026-06-06 Added: license plate reader in Cobb, Georgia, United States; direction = N; ${READER}`,
  edited2:
    '2026-06-10 Edited: license plate reader in Cobb, Georgia, United States; direction: 90 → 95; note = a < b & "c" removed; moved by 111 m',
  added3: `2026-06-11 Added: license plate reader in Harris, Texas, United States; direction = 90; ${READER}`,
  removed7: `2026-06-15 No longer in OpenStreetMap: license plate reader in Cobb, Georgia, United States; ${GONE}`,
  added8: `2026-06-12 Added: license plate reader in Canada; direction = 90; ${READER}`,
};

describe('three snapshots in a row', () => {
  test('give exactly the planted feeds, by world, country, state and county', async () => {
    await register.publishAll();
    expect((await register.feed('world')).entries).toEqual([
      NEWS.added3,
      NEWS.added8,
      NEWS.edited2,
      NEWS.removed7,
      NEWS.added7,
      NEWS.edited1,
      NEWS.moved5,
      NEWS.removed3,
    ]);
    expect((await register.feed('CA')).entries).toEqual([NEWS.added8]);
    expect((await register.feed('US-GA')).entries).toEqual([
      NEWS.edited2,
      NEWS.removed7,
      NEWS.added7,
      NEWS.edited1,
      // It went over the border.
      NEWS.moved5,
    ]);
    expect((await register.feed('US-AL')).entries).toEqual([NEWS.moved5]);
    expect((await register.feed('13067')).entries).toEqual([NEWS.edited2, NEWS.removed7, NEWS.added7, NEWS.edited1]);
    expect((await register.feed('US-TX')).entries).toEqual([NEWS.added3, NEWS.removed3]);
  });

  test('carry what strangers write as text, and not all of ten thousand tags', async () => {
    const odd = { 'note\u0007': '</summary><b>&amp;\t\u202Eabc', direction: 'مدينة' };
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key:${at}`, 'x']));
    await register.publish(DAYS[0], FIRST);
    const [first] = FIRST;
    if (first === undefined) throw new Error('Nothing is planted.');
    const more = [odd, many].map((tags, at) => Object.assign({}, first, { id: 90 + at, lon: 1e-7 - 84.5499, tags }));
    await register.publish(DAYS[1], [...FIRST, ...more]);
    const { entries } = await register.feed('world');
    expect(entries).toHaveLength(2);
    expect(entries[0]).toContain(
      'direction = مدينة; man_made = surveillance; note\uFFFD = </summary><b>&amp;\t\u202Eabc; ',
    );
    expect(entries[1]?.length).toBeLessThan(2200);
  });

  test('keep the ids of entries from one week to the next, each different', async () => {
    await register.publish(DAYS[0], FIRST);
    await register.publish(DAYS[1], SECOND);
    const { ids } = await register.feed('world');
    await register.publish(DAYS[2], THIRD);
    const later = (await register.feed('world')).ids;
    expect(later.slice(4)).toEqual(ids);
    expect(new Set(later).size).toBe(8);
    for (const id of later)
      expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  test('lead to the page and to the object’s history', async () => {
    await register.publishAll();
    const text = await register.text('feeds/CA.atom');
    expect(text).toContain(
      'rel="self" type="application/atom+xml" href="https://example.org/map/snapshot/feeds/CA.atom"',
    );
    expect(text).toContain('href="https://example.org/map/#node=8"');
    expect(text).toContain('href="https://www.openstreetmap.org/node/8/history"');
  });

  test('are a line each in the history, with counts by area and of what changed', async () => {
    await register.publishAll();
    const all = await register.lines();
    expect(all.map(({ base, count, areas }) => [base.oldest.slice(0, 10), count, areas['US-GA'], areas['CA']])).toEqual(
      [
        ['2026-06-01', 6, 4, 1],
        ['2026-06-08', 6, 4, 1],
        ['2026-06-15', 7, 3, 2],
      ],
    );
    expect(all.map(({ changes }) => changes)).toEqual([
      null,
      expect.objectContaining({ added: 1, edited: 1, moved: 1, removed: 1, touched: 1 }),
      expect.objectContaining({ added: 2, edited: 1, moved: 0, removed: 1, touched: 0 }),
    ]);
  });

  test('can each be had again from the newest, by undoing the changes', async () => {
    await register.publishAll();
    const read = (name: string): Uint8Array => new Uint8Array(readFileSync(register.path(name)));
    for (const at of [2, 1, 0]) {
      // Snapshots came on Mondays; a day between is the state of the Monday before.
      const between = new Date(Date.parse(DAYS[at] ?? '') + 3 * 86_400_000).toISOString().slice(0, 10);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { readers, line } = await pastReaders(read, register.folder, between);
      expect(line.base.oldest.slice(0, 10)).toBe(DAYS[at]);
      const wanted = (ALL[at] ?? []).map(({ id, lat, lon, version, day, tags }): Camera => ({
        type: 'node',
        id,
        lat,
        lon,
        version,
        timestamp: Date.parse(day),
        tags: new Map(Object.entries({ man_made: 'surveillance', 'surveillance:type': 'ALPR', ...tags })),
      }));
      expect(byKey(readers)).toEqual(byKey(wanted));
    }
  });

  test('say so where the way back is not kept, or leads to nothing', async () => {
    await register.publishAll();
    const read = (name: string): Uint8Array => new Uint8Array(readFileSync(register.path(name)));
    const past = (day: string) => pastReaders(read, register.folder, day);
    await expect(past('2026-05-31')).rejects.toMatchObject({
      details: { said: expect.stringMatching(/no snapshot of 2026-05-31/) },
    });
    await rm(register.path((await register.lines())[1]?.changes?.file ?? ''));
    await expect(past('2026-06-08')).resolves.toMatchObject({ line: { count: 6 } });
    await expect(past('2026-06-01')).rejects.toMatchObject({ details: { said: expect.stringMatching(/is not kept/) } });
  });

  test('are asked for in DuckDB', async () => {
    await register.publishAll();
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = await connection.runAndReadAll(
      `SELECT change, id, keys, round(metres) FROM '${register.folder}/changes-2026-06-08-*.parquet' ORDER BY id`,
    );
    connection.closeSync();
    expect(rows.getRowsJson()).toEqual([
      ['edited', '1', '["direction","operator"]', 0],
      ['removed', '3', '[]', 0],
      ['touched', '4', '[]', 0],
      ['moved', '5', '[]', 1657],
      ['added', '7', '[]', 0],
    ]);
  });

  test('empty the tasks that are done, and leave their file', async () => {
    await register.publish(DAYS[0], FIRST);
    const name = 'tasks/tasks-operator-US-TX.geojson';
    expect(await register.text(name)).toContain('"id":"node/3"');
    await register.publish(DAYS[1], SECOND);
    expect(JSON.parse(await register.text(name))).toMatchObject({ count: 0, features: [] });
    expect(await register.text('index.json')).toContain(name);
  });

  test('tell nobody who mapped: no name, no user id, no changeset in any file', async () => {
    await register.publishAll();
    const names = await readdir(register.folder, { recursive: true });
    expect(names.length).toBeGreaterThan(15);
    for (const name of names.filter((each) => each.includes('.'))) {
      // oxlint-disable-next-line no-await-in-loop -- file by file
      expect(await readFile(register.path(name), 'latin1')).not.toMatch(/mapper of flesh|918273645|987654321/);
    }
  });
});

describe('a history', () => {
  test('has one line of a snapshot, however often it is published', async () => {
    await register.publish(DAYS[0], FIRST);
    await register.publish(DAYS[1], SECOND);
    const before = await register.text('history.json');
    const world = await register.text('feeds/world.atom');
    await register.publish(DAYS[1], SECOND);
    expect(await register.text('history.json')).toBe(before);
    expect(await register.text('feeds/world.atom')).toBe(world);
  });

  test('grows at its end: the lines before are the same text', async () => {
    await register.publish(DAYS[0], FIRST);
    const before = await register.text('history.json');
    await register.publish(DAYS[1], SECOND);
    expect((await register.text('history.json')).startsWith(before.trimEnd().slice(0, -3))).toBe(true);
  });

  test.each<[string, (all: readonly HistoryLine[]) => Promise<void>]>([
    ['a count is altered', async () => alter('history.json', (text) => text.replace('"count":6', '"count":7'))],
    ['it is gone', () => rm(register.path('history.json'))],
    ['it is cut short', async () => alter('history.json', (text) => text.slice(0, -30))],
    ['the last snapshot is gone', async (all) => rm(register.path(all.at(-1)?.file ?? ''))],
    ['the last snapshot is another', async (all) => writeFile(register.path(all.at(-1)?.file ?? ''), 'PAR1')],
    ['the last changes are gone', async (all) => rm(register.path(all.at(-1)?.changes?.file ?? ''))],
    ['the last changes are others', async (all) => writeFile(register.path(all.at(-1)?.changes?.file ?? ''), 'PAR1')],
  ])('that can’t be trusted stops it, where %s, and --first begins anew', async (_, spoil) => {
    await register.publish(DAYS[0], FIRST);
    await register.publish(DAYS[1], SECOND);
    await spoil(await register.lines());
    const manifest = await register.text('snapshot.json');
    await expect(register.publish(DAYS[2], THIRD)).rejects.toMatchObject({ kind: 'bad-response' });
    expect(await register.text('snapshot.json')).toBe(manifest);
    await register.publish(DAYS[2], THIRD, '--first');
    expect(await register.lines()).toMatchObject([{ count: 7, changes: null, after: null }]);
  });

  test('holds the reason for which a smaller one was accepted', async () => {
    await register.publish(DAYS[0], FIRST);
    await expect(register.publish(DAYS[1], FIRST.slice(0, 3))).rejects.toMatchObject({ kind: 'incomplete' });
    expect(await register.lines()).toHaveLength(1);
    await register.publish(DAYS[1], FIRST.slice(0, 3), '--accept', 'a bad import was reverted');
    expect(await register.lines()).toMatchObject([
      { accepted: null },
      { accepted: 'a bad import was reverted', count: 3 },
    ]);
  });

  test('goes on after a kill between the snapshot and its line', async () => {
    await register.publish(DAYS[0], FIRST);
    const before = await readFile(register.path('history.json'));
    await register.publish(DAYS[1], SECOND);
    await writeFile(register.path('history.json'), before);
    await register.publish(DAYS[2], THIRD);
    // The one that was killed has no line, and nothing of it is lost.
    expect(await register.lines()).toMatchObject([{ count: 6 }, { count: 7 }]);
    expect((await register.lines())[1]?.changes).toMatchObject({ added: 1, edited: 2, moved: 1, removed: 0 });
  });

  test('keeps as many changes as it is told to', async () => {
    await register.publish(DAYS[0], FIRST);
    await register.publish(DAYS[1], SECOND);
    await register.publish(DAYS[2], THIRD, '--keep-changes', '1');
    const names = (await readdir(register.folder)).filter((name) => name.startsWith('changes-'));
    expect(names).toHaveLength(1);
    expect(await register.lines()).toHaveLength(3);
  });

  test('calls nothing removed that the new region does not cover', async () => {
    await register.publish(DAYS[0], FIRST);
    const smaller = FIRST.filter(({ id }) => id !== 6);
    await register.publish(DAYS[1], smaller, '--region=-130,20,-60,43', '--accept', 'the US only');
    expect((await register.lines())[1]?.changes).toMatchObject({ added: 0, removed: 0 });
    expect((await register.feed('world')).entries).toEqual([]);
  });
});

async function alter(name: string, change: (text: string) => string): Promise<void> {
  await writeFile(register.path(name), change(await register.text(name)));
}

const byKey = (readers: readonly Camera[]) => new Map(readers.map((reader) => [keyOf(reader), reader]));
