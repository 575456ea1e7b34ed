import { expect, test } from 'vitest';
import { areaFinder } from '../../../src/build/register/areasOf.ts';
import { usShapes } from '../../../src/build/register/areaShapes.ts';
import { noTasks, taskFiles } from '../../../src/build/register/taskFiles.ts';
import type { Camera } from '../../../src/model/camera.ts';

const areasOf = areaFinder(usShapes());
const BASE = '2026-06-19T00:00:00.000Z';
const COBB = [33.9526, -84.5499] as const;
const TORONTO = [43.65, -79.38] as const;
const KNOWN = { manufacturer: 'Flock Safety', operator: 'Cobb PD', direction: '90' };
const reader = (
  id: number,
  [lat, lon]: readonly [number, number],
  tags: Readonly<Record<string, string>> = {},
  timestamp = Date.UTC(2026, 0, 1),
): Camera => ({ type: 'node', id, lat, lon, version: 1, timestamp, tags: new Map(Object.entries(tags)) });

interface Read {
  readonly count: number;
  readonly left: number;
  readonly features: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, string>>;
    readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
  }[];
}
function read(readers: readonly Camera[], name: string): Read {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON of our own, whose form the tests state
  return JSON.parse(taskFiles(readers, areasOf, BASE).get(name) ?? 'null') as Read;
}
const idsOf = (readers: readonly Camera[], name: string): readonly string[] =>
  read(readers, name).features.map(({ id }) => id);
const namesOf = (readers: readonly Camera[]): readonly string[] =>
  [...taskFiles(readers, areasOf, BASE).keys()].toSorted();

test('a reader of which all is known is no task', () => {
  expect(namesOf([reader(1, COBB, KNOWN)])).toEqual([]);
});

test('what is missing, odd or long unseen is a task of its own kind, in its state or country', () => {
  const readers = [
    reader(1, COBB, { ...KNOWN, manufacturer: 'Unknown' }),
    reader(2, [33.8, -84.5], { ...KNOWN, direction: 'sideways' }),
    reader(3, TORONTO, { manufacturer: 'Flock Safety' }),
    reader(4, [33.7, -84.5], KNOWN, Date.UTC(2020, 0, 1)),
    reader(5, [40, -40], { ...KNOWN, operator: '' }),
  ];
  expect(namesOf(readers)).toEqual([
    'tasks-direction-CA.geojson',
    'tasks-maker-US-GA.geojson',
    'tasks-odd-direction-US-GA.geojson',
    'tasks-operator-CA.geojson',
    'tasks-operator-nowhere.geojson',
    'tasks-survey-US-GA.geojson',
  ]);
  expect(idsOf(readers, 'tasks-odd-direction-US-GA.geojson')).toEqual(['node/2']);
});

test('readers on the very same spot are one task, named by the oldest of them', () => {
  const { features } = read(
    [reader(9, COBB, KNOWN), reader(7, COBB, KNOWN), reader(8, COBB, KNOWN)],
    'tasks-same-place-US-GA.geojson',
  );
  expect(features).toMatchObject([
    {
      id: 'node/7',
      properties: { '@id': 'node/7', others: 'node/8 node/9' },
      geometry: { type: 'Point', coordinates: [COBB[1], COBB[0]] },
    },
  ]);
});

test('readers within 15 m that may face alike are one task, across the cells and rows that they are looked for in', () => {
  const near = 'tasks-near-US-GA.geojson';
  // 0.0001° are 11 m; the cosine of the columns changes at half degrees.
  for (const [lat, lon] of [COBB, [33.49996, -84.5], [33.5, -84.39999]] as const) {
    const pair = [reader(1, [lat, lon], KNOWN), reader(2, [lat + 0.0001, lon], KNOWN)];
    expect(idsOf(pair, near)).toEqual(['node/1']);
    expect(read(pair, near).features[0]?.geometry).toMatchObject({ type: 'MultiPoint' });
    const apart = [reader(1, [lat, lon], KNOWN), reader(2, [lat + 0.0002, lon], KNOWN)];
    expect(namesOf(apart)).toEqual([]);
    const back = [reader(1, [lat, lon], KNOWN), reader(2, [lat + 0.0001, lon], { ...KNOWN, direction: '270' })];
    expect(namesOf(back)).toEqual([]);
  }
});

test('a chain of near ones is one task', () => {
  const chain = [0, 1, 2, 3].map((at) => reader(4 - at, [33.9 + at * 0.0001, -84.5], KNOWN));
  const { features } = read(chain, 'tasks-near-US-GA.geojson');
  expect(features.map(({ id, properties }) => [id, properties['others']])).toEqual([
    ['node/1', 'node/2 node/3 node/4'],
  ]);
});

test('ids stay where other tasks come and go, and texts of strangers are texts', () => {
  const odd = { operator: '=1+1', direction: '"<b>' };
  const one = read([reader(5, COBB, odd)], 'tasks-odd-direction-US-GA.geojson').features[0];
  const two = read([reader(2, [33.9, -84.5], odd), reader(5, COBB, odd)], 'tasks-odd-direction-US-GA.geojson');
  expect(two.features[1]).toEqual(one);
  expect(one?.properties).toMatchObject({ direction: '"<b>', task: 'odd-direction' });
});

test('a file has ten thousand tasks at most, of the oldest objects, and says how many are left', () => {
  const many = Array.from({ length: 10_002 }, (_, at) =>
    reader(20_000 - at, [33.5 + (at % 100) / 200, -84.5 + at / 100_000], { ...KNOWN, operator: '' }),
  );
  const { count, left, features } = read(many, 'tasks-operator-US-GA.geojson');
  expect([count, left, features.length, features[0]?.id]).toEqual([10_000, 2, 10_000, 'node/9999']);
});

test('a file of which nothing is left is still one', () => {
  expect(JSON.parse(noTasks('tasks-maker-US-GA.geojson', BASE))).toMatchObject({
    type: 'FeatureCollection',
    name: 'tasks-maker-US-GA',
    count: 0,
    features: [],
  });
});
