import { expect, test } from 'vitest';
import { areaFinder } from '../../../src/build/register/areasOf.ts';
import { usShapes } from '../../../src/build/register/areaShapes.ts';
import { taskFiles } from '../../../src/build/register/taskFiles.ts';
import { tasksOf } from '../../../src/features/todo/tasks.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { isRecord } from '../../../src/model/record.ts';

const BASE = '2026-06-19T00:00:00.000Z';

test('the to-do names the same readers as the tasks that are published', () => {
  const readers = [1, 2, 3].map((id): Camera => {
    const tags = { operator: 'Cobb PD', ...(id === 2 ? { manufacturer: 'Flock Safety', direction: '90' } : {}) };
    const timestamp = Date.UTC(2026, 0, 1);
    return {
      type: 'node',
      id,
      lat: 33 + id / 10,
      lon: -84.5,
      version: 1,
      timestamp,
      tags: new Map(Object.entries(tags)),
    };
  });
  const file: unknown = JSON.parse(
    taskFiles(readers, areaFinder(usShapes()), BASE).get('tasks-maker-US-GA.geojson') ?? 'null',
  );
  const features: readonly unknown[] = isRecord(file) && Array.isArray(file['features']) ? file['features'] : [];
  const page = tasksOf(readers, new Set(), Date.parse(BASE)).map(({ camera }) => `node/${camera.id}`);
  expect(page).toHaveLength(2);
  expect(features.map((each) => (isRecord(each) ? each['id'] : null))).toEqual(page);
});
