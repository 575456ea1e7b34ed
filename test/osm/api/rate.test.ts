import { expect, test } from 'vitest';
import { readRate } from '../../../src/osm/api/rate.ts';
import type { Act } from '../script.ts';
import { json, script, text } from '../script.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RECENT = 'GET /changesets.json?user=3&time=2026-11-23T11:00:00.000Z';
const OLDEST = 'GET /changesets.json?user=3&order=oldest&limit=1';

const changeset = (ago: number, changes_count: number) => ({
  created_at: new Date(NOW - ago).toISOString(),
  changes_count,
});
const answer = (...changesets: readonly unknown[]): Act => json({ changesets });

test('the changes of changesets that were opened within the hour count, by whatever program', async () => {
  const { api, sent } = script({
    [RECENT]: answer(changeset(MINUTE, 20), changeset(59 * MINUTE, 30), changeset(61 * MINUTE, 500)),
  });
  expect(await readRate(api, 3, NOW)).toEqual({ changes: 50, limit: 1000 });
  expect(sent).toHaveLength(1);
});

test('what was opened an hour ago to the millisecond still counts', async () => {
  const { api } = script({ [RECENT]: answer(changeset(60 * MINUTE, 20), changeset(60 * MINUTE + 1, 30)) });
  expect(await readRate(api, 3, NOW)).toEqual({ changes: 20, limit: 1000 });
});

test.for([
  [200, 1],
  [201, 2],
] as const)('after %i changes it asks %i times', async ([changes, times]) => {
  const { api, sent } = script({
    [RECENT]: answer(changeset(MINUTE, changes)),
    [OLDEST]: answer(changeset(MINUTE, 1)),
  });
  await readRate(api, 3, NOW);
  expect(sent).toHaveLength(times);
});

test('of whom no changeset is found nothing is known but the least', async () => {
  const { api } = script({ [RECENT]: answer(changeset(MINUTE, 900)), [OLDEST]: answer() });
  expect(await readRate(api, 3, NOW)).toEqual({ changes: 900, limit: 1000 });
});

test.for([
  ['new', MINUTE, 1000],
  ['of half a week', 3.5 * DAY, 25_000],
  ['of years', 4000 * DAY, 100_000],
] as const)('near the limit it is told what an account may that is %s', async ([, age, limit]) => {
  const { api } = script({ [RECENT]: answer(changeset(MINUTE, 400)), [OLDEST]: answer(changeset(age, 1)) });
  expect(await readRate(api, 3, NOW)).toEqual({ changes: 400, limit });
});

test.for([[text('<html>')], [json({})], [answer({ created_at: 'today', changes_count: 1 })], [answer({})]])(
  'an answer of another shape is refused',
  async ([act = text('')]) => {
    const { api } = script({ [RECENT]: act });
    await expect(readRate(api, 3, NOW)).rejects.toMatchObject({ kind: 'bad-response' });
  },
);
