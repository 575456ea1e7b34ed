import { expect, test } from 'vitest';
import { selectedCamera as selectedBy } from '../../../src/map/readers/selectedCamera.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf } from '../../../src/model/camera.ts';
import { bearing, directionOf } from '../../../src/model/direction.ts';
import type { Selected } from '../../../src/state/selection.ts';
import type { Scene } from '../../../src/store/scene/scene.ts';
import { FLAG } from '../../../src/store/scene/scene.ts';
import { sceneOf } from '../scenes.ts';

const selectedCamera = (selected: Selected, scene: Scene | null) => selectedBy(selected, scene, directionOf);

const BOX = { south: 0, west: 0, north: 2, east: 2 };

function found(changes: Partial<Camera>) {
  const camera: Camera = {
    type: 'node',
    id: 5,
    version: 1,
    timestamp: null,
    lat: 1,
    lon: 1,
    tags: new Map(),
    ...changes,
  };
  return { kind: 'found', key: keyOf(camera), camera } as const;
}

test('nothing is shown where nothing is selected, or what is selected is nowhere', () => {
  expect(selectedCamera({ kind: 'none' }, null)).toBeNull();
  expect(selectedCamera({ kind: 'loading', key: 'node/5' }, sceneOf([], 16, BOX))).toBeNull();
});

test('a reader that is drawn alone keeps its looks', () => {
  const scene = sceneOf([{ lat: 1, lon: 1, id: 5, flags: FLAG.stale | FLAG.localEdit }], 16, BOX);
  expect(selectedCamera(found({}), scene)?.flags).toBe(FLAG.stale | FLAG.localEdit);
});

test('a reader within a bubble is drawn as its tags say', () => {
  const scene = sceneOf([{ lat: 1, lon: 1, id: 5, count: 4 }], 12, BOX);
  expect(selectedCamera(found({}), scene)?.flags).toBe(FLAG.noDirection);
  expect(selectedCamera(found({ tags: new Map([['direction', 'forward']]) }), scene)?.flags).toBe(FLAG.oddDirection);
  expect(selectedCamera(found({ type: 'way', tags: new Map([['direction', '90']]) }), scene)).toEqual({
    place: { lat: 1, lon: 1 },
    flags: FLAG.area,
    sectors: [bearing(90)],
  });
});

test('a camera whose tags are still being looked up is shown where the scene has it', () => {
  const scene = sceneOf([{ lat: 1, lon: 1.5, id: 5 }], 16, BOX);
  const shown = selectedCamera({ kind: 'loading', key: 'node/5' }, scene);
  expect(shown?.place.lat).toBeCloseTo(1, 9);
  expect(shown?.place.lon).toBeCloseTo(1.5, 9);
});

test('until its direction can be read, a camera has no sight line and no mark for having none', () => {
  const drawn = selectedBy(found({ tags: new Map([['direction', '90']]) }), null, null);
  expect(drawn).toEqual({ place: { lat: 1, lon: 1 }, flags: 0, sectors: [] });
});
