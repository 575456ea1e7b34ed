import { expect, test } from 'vitest';
import { contains } from '../../src/model/box.ts';
import { decode } from '../../src/overpass/decode.ts';
import { makeAnswer } from './cameras.ts';
import { boxesOf, select } from './server.ts';
import { CITY, CONTINENT, viewBox } from './view.ts';

const answer = makeAnswer(2000, CITY);

async function idsOf(bytes: Buffer): Promise<Set<number>> {
  const ids = new Set<number>();
  await decode(bytes.toString(), {
    tag: () => undefined,
    discard: () => undefined,
    add: (_, id) => void ids.add(id),
  });
  return ids;
}

test('the answer is one that the app takes, with every reader in it once', async () => {
  expect((await idsOf(answer.bytes)).size).toBe(2000);
});

test('the same number of cameras gives the same bytes', () => {
  expect(makeAnswer(2000, CITY).bytes.equals(answer.bytes)).toBe(true);
});

test('a camera has about as many bytes as a real one', () => {
  expect(answer.bytes.length / 2000).toBeGreaterThan(370);
  expect(answer.bytes.length / 2000).toBeLessThan(410);
});

test('as Overpass does it, they come in the order of their ids', async () => {
  const ids = [...(await idsOf(answer.bytes))];
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

test.each([CITY, CONTINENT])('every reader lies in the view, away from its edge', (view) => {
  const box = viewBox(view, 0.01);
  const { length, lat, lon } = makeAnswer(2000, view);
  for (let i = 0; i < length; i += 1) {
    expect(contains(box, { lat: lat[i] ?? 0, lon: lon[i] ?? 0 })).toBe(true);
  }
});

test('a query for everything gets the very same bytes', () => {
  expect(select(answer, boxesOf(''))).toBe(answer.bytes);
  expect(select(answer, boxesOf('nwr["a"](-90.0,-180,90.0,180);out;'))).toBe(answer.bytes);
});

test('a query for a part gets what lies in its boxes, and nothing twice', async () => {
  const { south, west, north, east } = viewBox(CITY, 0);
  const middle = (west + east) / 2;
  const boxes = boxesOf(`(nwr(${south},${west},${north},${middle});nwr(${south},${west},${north},${middle}););`);
  const expected = [...answer.lon].filter((lon) => lon <= middle).length;
  expect(expected).toBeGreaterThan(100);
  expect((await idsOf(select(answer, boxes))).size).toBe(expected);
});

test('a query for an empty place gets an answer without elements', async () => {
  expect((await idsOf(select(answer, boxesOf('nwr(0,0,1,1);')))).size).toBe(0);
});
