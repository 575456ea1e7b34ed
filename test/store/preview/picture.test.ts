/** A scene that outlives the page: what comes back is what was drawn, or nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/store/preview/picture.ts';
import { parsePicture } from '../../../src/store/preview/picture.ts';
import { formatPicture } from '../../../src/store/preview/formatPicture.ts';
import type { Scene } from '../../../src/store/scene/scene.ts';
import { anyBox, anyScene, marksOf, sceneFor, sectorsOf } from '../scenes.ts';

const OF = 'http://127.0.0.1:1/api/interpreter http://127.0.0.1:1/snapshot/';
const box = { south: 40, west: -75, north: 40.1, east: -74.9 };
const view = { box, zoom: 12 };
const anyPicture: fc.Arbitrary<Picture> = fc.record({
  scene: anyScene,
  box: anyBox,
  base: fc.integer({ min: 0, max: 8.64e15 }),
  source: fc.constantFrom('live', 'snapshot', 'mixed'),
});
const picture: Picture = { scene: sceneFor(view, 3), box, base: 1_700_000_000_000, source: 'live' };

/** The picture as the text that is kept. */
function textOf(from = picture): string {
  const text = formatPicture(from, OF);
  if (text === null) throw new Error('It was not kept.');
  return text;
}

/** The text with one of its values replaced; `undefined` takes it out. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const json: unknown = JSON.parse(textOf());
  let at: unknown = json;
  for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key);
  Reflect.set(Object(at), path.at(-1) ?? '', value);
  return JSON.stringify(json);
}

/** What drawing and telling rely on. */
function makesSense({ scene, base }: Picture): void {
  expect(() => new Date(base).toISOString()).not.toThrow();
  expect(Number.isSafeInteger(scene.inView) && scene.inView >= 0).toBe(true);
  expect(Number.isFinite(scene.zoom)).toBe(true);
  const { marks, sectors } = scene;
  expect(marks.count.every((count) => count > 0)).toBe(true);
  expect(marks.bounds).toHaveLength(4 * marks.length);
  for (const column of [marks.x, marks.y, marks.count, marks.flags, marks.id, marks.type])
    expect(column).toHaveLength(marks.length);
  for (const column of [sectors.x, sectors.y, sectors.from, sectors.width, sectors.id, sectors.type])
    expect(column).toHaveLength(sectors.length);
}

/** No farther off than a 64th of a CSS px at the scene's zoom. */
function areNear(a: Float64Array, b: Float64Array, zoom: number): boolean {
  return a.length === b.length && a.every((one, i) => Math.abs(one - (b[i] ?? Number.NaN)) * 256 * 2 ** zoom <= 1 / 64);
}

describe('a picture', () => {
  it('comes back as it was: places to a 64th of a pixel, all else to the digit', () => {
    fc.assert(
      fc.property(anyPicture, (given) => {
        const back = parsePicture(textOf(given), OF);
        expect(back).not.toBeNull();
        if (back === null) return;
        const { scene } = given;
        const { marks, sectors } = back.scene;
        expect(areNear(scene.marks.x, marks.x, scene.zoom) && areNear(scene.marks.y, marks.y, scene.zoom)).toBe(true);
        expect(areNear(scene.sectors.x, sectors.x, scene.zoom)).toBe(true);
        expect(areNear(scene.sectors.y, sectors.y, scene.zoom)).toBe(true);
        // About a tenth of a metre: what a click on a bubble shows.
        expect(marks.bounds.every((one, i) => Math.abs(one - (scene.marks.bounds[i] ?? Number.NaN)) < 1e-6)).toBe(true);
        const { x, y, bounds } = scene.marks;
        expect(
          JSON.stringify({
            ...back,
            scene: {
              ...back.scene,
              marks: { ...marks, x, y, bounds },
              sectors: { ...sectors, x: scene.sectors.x, y: scene.sectors.y },
            },
          }),
        ).toBe(
          JSON.stringify({
            ...given,
            scene: {
              zoom: scene.zoom,
              box: scene.box,
              inView: scene.inView,
              marks: scene.marks,
              sectors: scene.sectors,
            },
          }),
        );
        makesSense(back);
      }),
    );
  });

  it('is kept on the copy of the world that it was drawn in', () => {
    const far = {
      ...picture,
      scene: {
        ...picture.scene,
        marks: marksOf([
          { x: 1.25, y: 0.5 },
          { x: -0.75, y: 0.5 },
        ]),
      },
    };
    expect(Array.from(parsePicture(textOf(far), OF)?.scene.marks.x ?? [])).toEqual([1.25, -0.75]);
  });

  it('of somewhere else, or of another format, is none', () => {
    expect(parsePicture(textOf(), OF)).not.toBeNull();
    expect(parsePicture(textOf(), 'https://example.org/api/interpreter ')).toBeNull();
    expect(parsePicture(changed(['format'], 2), OF)).toBeNull();
  });

  it('is not made of what is drawn as density', () => {
    const pixels = new Uint8ClampedArray(new ArrayBuffer(4));
    const density = { x: 0, y: 0, pixel: 1, width: 1, height: 1, pixels, count: 9 };
    expect(formatPicture({ ...picture, scene: { ...picture.scene, density } }, OF)).toBeNull();
  });

  it('is not made of more than is quickly written', () => {
    const sectors = (length: number): Scene['sectors'] =>
      sectorsOf(Array.from({ length }, () => ({ x: 0, y: 0, from: 0, width: 45, id: 1, type: 0 })));
    const make = (marks: number, lines: number): string | null =>
      formatPicture({ ...picture, scene: { ...sceneFor(view, marks), sectors: sectors(lines) } }, OF);
    expect(make(2000, 4000)).not.toBeNull();
    expect(make(2001, 0)).toBeNull();
    expect(make(0, 4001)).toBeNull();
    // Browsers give a site 5 MB; half of that would be too much for this.
    expect((make(2000, 4000) ?? '').length).toBeLessThan(600_000);
  });
});

describe('a text that is damaged', () => {
  for (const [what, path, value] of [
    ['a time that no date can tell', ['base'], 1e300],
    ['a time just after the last date', ['base'], 8.64e15 + 1],
    ['a time before there were any', ['base'], -1],
    ['no time', ['base'], null],
    ['a count below nothing', ['inView'], -5],
    ['a count of half a camera', ['inView'], 1.5],
    ['a source that there is not', ['source'], '__proto__'],
    ['a zoom that is none', ['zoom'], '12'],
    ['no zoom', ['zoom'], null],
    ['a box with a side missing', ['box', 'east'], undefined],
    ['no view', ['view'], undefined],
    ['a view that is a list', ['view'], [1, 2, 3, 4]],
    ['no marks', ['marks'], undefined],
    ['a mark of no cameras', ['marks', 'count', 0], 0],
    ['a mark of as many cameras as wrap to none', ['marks', 'count', 0], 2 ** 32],
    ['a mark of half a camera more', ['marks', 'count', 0], 1.5],
    ['a mark of minus one camera', ['marks', 'count', 0], -1],
    ['a place too few', ['marks', 'y'], [1, 2]],
    ['a flag too few', ['marks', 'flags'], [0, 0]],
    ['an id too many', ['marks', 'id'], [1, 2, 3, 4]],
    ['a type that is a text', ['marks', 'type', 1], '0'],
    ['bounds too few', ['marks', 'bounds'], [0, 0, 0, 0]],
    ['a list that is only as long as one', ['marks', 'x'], { length: 3 }],
    ['no sight lines', ['sectors'], null],
    ['a sight line without a width', ['sectors', 'from'], [1]],
  ] as const) {
    it(`by ${what} is no picture`, () => {
      expect(parsePicture(changed(path, value), OF)).toBeNull();
    });
  }

  it('in whatever way gives none, or one that makes sense, and never an error', () => {
    const anyJson = fc.json();
    const anyText = fc.string({ unit: 'binary' });
    const cut = fc.nat(1e4).map((at) => textOf().slice(0, at % textOf().length));
    const spliced = fc.tuple(fc.nat(1e4), fc.nat(8), fc.string({ maxLength: 8 })).map(([at, gone, put]) => {
      const from = at % textOf().length;
      return textOf().slice(0, from) + put + textOf().slice(from + gone);
    });
    const values = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.constantFrom(0, -1, 2 ** 32, 1e300, -1e308, 2 ** 53, [], {}, [1e308, 1e308, 1e308], 'x'),
    );
    const keys = fc.constantFrom(
      ['format'],
      ['of'],
      ['base'],
      ['source'],
      ['zoom'],
      ['box'],
      ['view'],
      ['inView'],
      ['marks'],
      ['sectors'],
      ...['x', 'y', 'count', 'flags', 'id', 'type', 'bounds'].flatMap((name) => [
        ['marks', name],
        ['marks', name, 0],
      ]),
      ...['x', 'y', 'from', 'width', 'id', 'type'].map((name) => ['sectors', name]),
    );
    const replaced = fc.tuple(keys, values).map(([path, value]) => changed(path, value));
    fc.assert(
      fc.property(fc.oneof(anyJson, anyText, cut, spliced, replaced), (text) => {
        const back = parsePicture(text, OF);
        if (back !== null) makesSense(back);
      }),
      { numRuns: 1000 },
    );
  });

  it('by depth or length is none', () => {
    expect(parsePicture('['.repeat(200_000), OF)).toBeNull();
    expect(
      parsePicture(
        changed(
          ['marks', 'x'],
          Array.from({ length: 100_001 }, () => 0),
        ),
        OF,
      ),
    ).toBeNull();
  });
});
