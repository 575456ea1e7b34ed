import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildPages } from './build.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the pages of the bench build, as the app is now', async () => {
  await buildPages(folder);
  expect(existsSync(join(folder, 'sightline.html'))).toBe(true);
});
