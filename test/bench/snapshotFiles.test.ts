import { expect, test } from 'vitest';
import { makeAnswer } from './cameras.ts';
import { clusterError } from './clusters.ts';
import { makeSnapshotFiles } from './snapshotFiles.ts';
import { CONTINENT } from './view.ts';

const files = await makeSnapshotFiles(makeAnswer(3000, CONTINENT));

test("the snapshot has every reader of the answer, and the clusters' counts add up to them at every zoom", async () => {
  expect(await clusterError(files, 3000)).toBe(0);
});

test('a camera too few is noticed at every zoom', async () => {
  expect(await clusterError(files, 3001)).toBe(21);
});
