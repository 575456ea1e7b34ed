import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { runSeeds, survivors } from './report.ts';

test('whatever goes wrong: nothing is duplicated, lost, overwritten or left open', async () => {
  const sums = await runSeeds(Array.from({ length: 300 }, (_, index) => 20_001 + index));
  expect(sums.failed).toEqual([]);
  expect(sums).toMatchObject({ schedules: 300, duplicates: 0, lost: 0, overwritten: 0, left_open: 0 });
});

test('a machine with any of these faults is caught', async () => {
  expect((await survivors(500)).map(({ name }) => name)).toEqual([]);
});

test('its command needs nothing but Node: no bundler, no words of the page', () => {
  const run = new URL('run.ts', import.meta.url).pathname;
  // Refused by its own check, and so after all its modules were loaded.
  const said = spawnSync(process.execPath, [run, '--schedules', 'none'], { encoding: 'utf8' });
  expect(said.stderr).toMatch(/--schedules needs a whole number/);
});
