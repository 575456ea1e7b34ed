import { beforeEach, describe, expect, test } from 'vitest';
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

/** Selects it, and waits until all that comes of it has come. */
async function select(key: Parameters<App['state']['selection']['select']>[0]): Promise<void> {
  at.state.selection.select(key);
  // Its code is loaded with the first.
  await import('../../../src/features/outline/showOutline.ts');
  await comeToRest();
}

async function comeToRest(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await settled();
}

const drawn = (): unknown => at.state.overlays.all.value.get('outline');

beforeEach(() => {
  at = startApp({ cameras: [camera(1, 40, -75), way] });
  createFeatures([outline], at.state);
});

describe('the outline of what is selected', () => {
  test('is drawn for a way, until something else is selected', async () => {
    at.store().outlines.set('way/7', LINE);
    await select('way/7');
    expect(drawn()).toMatchObject(DRAWN);
    await select('node/1');
    expect(drawn()).toBeUndefined();
  });

  test('is asked for once', async () => {
    at.store().outlines.set('way/7', LINE);
    await select('way/7');
    await select(null);
    await select('way/7');
    expect(at.store().outlined).toEqual(['way/7']);
    expect(drawn()).toMatchObject(DRAWN);
  });

  test('that could not be had is asked for again the next time', async () => {
    await select('way/7');
    expect(drawn()).toBeUndefined();
    at.store().outlines.set('way/7', LINE);
    await select(null);
    await select('way/7');
    expect(drawn()).toMatchObject(DRAWN);
  });

  test('is not asked for where a node is selected', async () => {
    await select('node/1');
    expect(at.store().outlined).toEqual([]);
  });

  test('that comes late is not drawn for another', async () => {
    const late = Promise.withResolvers<Geometry | null>();
    at.store().outline = () => late.promise;
    await select('way/7');
    await select('node/1');
    late.resolve(LINE);
    await comeToRest();
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
