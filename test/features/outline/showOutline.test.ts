import { beforeEach, describe, expect, test, vi } from 'vitest';
import { outline } from '../../../src/features/outline/index.ts';
import { overlayOf } from '../../../src/features/outline/showOutline.ts';
import type { Geometry } from '../../../src/formats/geojson.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { createFeatures } from '../../../src/ui/loadFeatures.ts';
import type { App } from '../../stub/app.ts';
import { camera, settled, startApp } from '../../stub/app.ts';

const LINE: Geometry = {
  type: 'LineString',
  coordinates: [
    [-75, 40],
    [-74, 41],
  ],
};
const DRAWN = {
  lines: [
    {
      role: 'selected',
      places: [
        { lat: 40, lon: -75 },
        { lat: 41, lon: -74 },
      ],
    },
  ],
};
const way: Camera = { ...camera(7, 40, -75), type: 'way' };

let at: App;

function select(key: Parameters<App['state']['selection']['select']>[0]): void {
  at.state.selection.select(key);
}

/** Its code comes with the first selection, whenever that is. */
const comesTo = (check: () => void): Promise<void> => vi.waitFor(check);

const drawn = (): unknown => at.state.overlays.all.value.get('outline');

beforeEach(() => {
  at = startApp({ cameras: [camera(1, 40, -75), way] });
  createFeatures([outline], at.state);
});

describe('the outline of what is selected', () => {
  test('is drawn for a way, until something else is selected', async () => {
    at.store().outlines.set('way/7', LINE);
    select('way/7');
    await comesTo(() => expect(drawn()).toMatchObject(DRAWN));
    select('node/1');
    await comesTo(() => expect(drawn()).toBeUndefined());
  });

  test('is asked for once', async () => {
    at.store().outlines.set('way/7', LINE);
    select('way/7');
    await comesTo(() => expect(drawn()).toMatchObject(DRAWN));
    select(null);
    await comesTo(() => expect(drawn()).toBeUndefined());
    select('way/7');
    await comesTo(() => expect(drawn()).toMatchObject(DRAWN));
    expect(at.store().outlined).toEqual(['way/7']);
  });

  test('that could not be had is asked for again the next time', async () => {
    select('way/7');
    await comesTo(() => expect(at.store().outlined).toHaveLength(1));
    await settled();
    expect(drawn()).toBeUndefined();
    at.store().outlines.set('way/7', LINE);
    select(null);
    select('way/7');
    await comesTo(() => expect(drawn()).toMatchObject(DRAWN));
  });

  test('is not asked for where a node is selected', async () => {
    at.store().outlines.set('way/7', LINE);
    select('way/7');
    await comesTo(() => expect(drawn()).toMatchObject(DRAWN));
    select('node/1');
    await settled();
    expect(at.store().outlined).toEqual(['way/7']);
  });

  test('that comes late is not drawn for another', async () => {
    const late = Promise.withResolvers<Geometry | null>();
    const asked = vi.fn(() => late.promise);
    at.store().outline = asked;
    select('way/7');
    await comesTo(() => expect(asked).toHaveBeenCalled());
    select('node/1');
    await settled();
    late.resolve(LINE);
    await settled();
    expect(drawn()).toBeUndefined();
  });
});

test('a geometry becomes points, lines and areas with their holes', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ] as const;
  const geometry: Geometry = {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [2, 1] },
      LINE,
      { type: 'Polygon', coordinates: [ring, ring] },
      { type: 'MultiPolygon', coordinates: [[ring], [ring]] },
    ],
  };
  const { points, lines, areas } = overlayOf(geometry);
  expect(points).toEqual([{ role: 'selected', place: { lat: 1, lon: 2 } }]);
  expect(lines).toHaveLength(1);
  expect(areas?.map(({ rings }) => rings.length)).toEqual([2, 1, 1]);
});
