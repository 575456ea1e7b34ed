/** What was written from here, over what was read: who is shown, and until when. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf } from '../../../src/model/camera.ts';
import { ColumnsBuilder } from '../../../src/store/columns/columnsBuilder.ts';
import type { Columns } from '../../../src/store/columns/columns.ts';
import { cameraAt } from '../../../src/store/columns/cameraAt.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import type { CellRect } from '../../../src/store/live/grid.ts';
import { cellOf, cellRect } from '../../../src/store/live/grid.ts';
import { Layers } from '../../../src/store/layers/layers.ts';
import { listBox } from '../../../src/store/query/nearest.ts';
import { BASE, camera } from '../cameras.ts';

const MINUTE = 60_000;
const WORLD = { south: -90, west: -180, north: 90, east: 180 };
const HERE: readonly CellRect[] = [cellRect(cellOf({ lat: 40, lon: -100 }))];

/** The camera in one of its versions, each with tags of its own. */
const version = (number: number, more: Partial<Camera> = {}): Camera =>
  camera(1, 40, -100, { version: number, timestamp: BASE, tags: new Map([['ref', `v${number}`]]), ...more });
const ours = (number: number): Camera => version(number, { tags: new Map([['ref', `ours ${number}`]]) });

let dictionary = new Dictionary();
let layers = new Layers(dictionary);
beforeEach(() => {
  dictionary = new Dictionary();
  layers = new Layers(dictionary);
});

function columns(...cameras: readonly Camera[]): Columns {
  const builder = new ColumnsBuilder(dictionary);
  for (const one of cameras) builder.addCamera(one);
  return builder.finish();
}

/** Each shown camera by its reference; looked up by name, it is the same. */
function shown(): readonly (string | undefined)[] {
  const list = listBox(layers.all, dictionary, WORLD, 9);
  for (const one of list) {
    const at = layers.find(keyOf(one));
    expect(at === null ? null : cameraAt(at.columns, dictionary, at.row)).toEqual(one);
  }
  return list.map(({ tags }) => tags.get('ref'));
}

const read = (base: number | null, ...cameras: readonly Camera[]): void => layers.take(columns(...cameras), HERE, base);
const snapshot = (...cameras: readonly Camera[]): void => layers.setSnapshot(columns(...cameras), [], [], null);

describe.each([
  ['was read live', (one: Camera): void => read(BASE, one)],
  ['is in the snapshot', (one: Camera): void => snapshot(one)],
])('over a reader that %s', (_, put) => {
  it('a newer version from here is shown, until that version is there', () => {
    put(version(1));
    expect(layers.addLocalEdit(ours(2), BASE)).toBe(true);
    expect(shown()).toEqual(['ours 2']);
    put(version(1));
    expect(shown()).toEqual(['ours 2']);
    put(version(2));
    expect(shown()).toEqual(['v2']);
  });

  it.each([1, 2])('version %i from here is no news where version 2 is there', (number) => {
    put(version(2));
    expect(layers.addLocalEdit(ours(number), BASE)).toBe(false);
    expect(shown()).toEqual(['v2']);
  });

  it('a deletion from here hides it, until a later version is there', () => {
    put(version(1));
    layers.removeLocalEdit('node/1', 2, BASE);
    expect(shown()).toEqual([]);
    put(version(1));
    put(version(2));
    expect(shown()).toEqual([]);
    put(version(3));
    expect(shown()).toEqual(['v3']);
  });

  it('a deletion of what had not been seen yet hides it when it comes', () => {
    layers.removeLocalEdit('node/1', 2, BASE);
    put(version(1));
    expect(shown()).toEqual([]);
  });
});

it('of two writings from here the one of the later version counts, and of one version the later writing', () => {
  layers.addLocalEdit(ours(3), BASE);
  layers.addLocalEdit(ours(2), BASE);
  expect(shown()).toEqual(['ours 3']);
  layers.addLocalEdit(version(3), BASE);
  expect(shown()).toEqual(['v3']);
  layers.removeLocalEdit('node/1', 2, BASE);
  expect(shown()).toEqual(['v3']);
  layers.removeLocalEdit('node/1', 4, BASE);
  expect(shown()).toEqual([]);
});

it('a camera from here that an answer does not have is gone once that answer is surely younger', () => {
  layers.addLocalEdit(ours(1), BASE);
  read(BASE + 5 * MINUTE);
  read(null);
  expect(shown()).toEqual(['ours 1']);
  layers.take(columns(), [cellRect(cellOf({ lat: 41, lon: -100 }))], BASE + 6 * MINUTE);
  expect(shown()).toEqual(['ours 1']);
  read(BASE + 5 * MINUTE + 1);
  expect(shown()).toEqual([]);
});

it('a deletion is settled where the camera stood, also where that was learned late', () => {
  layers.removeLocalEdit('node/1', 2, BASE);
  read(BASE, version(1));
  // Now it is known where it stood; a younger answer does not have it any more.
  read(BASE + 6 * MINUTE);
  // Read at the deletion's own version by an odd server: nothing hides it any more.
  read(BASE + 7 * MINUTE, version(2));
  expect(shown()).toEqual(['v2']);
});

it('a server that tells no versions has every new object at its first', () => {
  layers.addLocalEdit(ours(1), BASE);
  read(BASE, version(0));
  expect(shown()).toEqual(['v0']);
  layers.addLocalEdit(ours(2), BASE);
  read(BASE, version(0));
  expect(shown()).toEqual(['ours 2']);
});
