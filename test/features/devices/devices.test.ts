import { describe, expect, test, vi } from 'vitest';
import { OTHER_DEVICES } from '../../../src/catalog/otherDevices.ts';
import type { OtherKind } from '../../../src/catalog/otherDevices.ts';
import { kindOf, nearestOther, othersQuery, readOthers } from '../../../src/features/devices/findOthers.ts';
import { createOthers, LEAST_ZOOM } from '../../../src/features/devices/devicesState.ts';
import { Failure } from '../../../src/model/failure.ts';
import en from '../../../src/features/devices/en.json' with { type: 'json' };
import { camera, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';

const tags = (of: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(of));
const HERE = { lat: 30.27, lon: -97.74 };

const answer = (...elements: readonly object[]): string =>
  JSON.stringify({ version: 0.6, osm3s: { timestamp_osm_base: '2026-11-23T06:09:00Z' }, elements });

test('each has its names', () => {
  expect(OTHER_DEVICES.filter(({ id }) => !(`devices.${id}` in en) || !(`devices.${id}.one` in en))).toEqual([]);
});

test.each([
  [{ man_made: 'surveillance' }, 'camera'],
  [{ man_made: 'surveillance', 'surveillance:type': 'camera' }, 'camera'],
  [{ man_made: 'surveillance', 'surveillance:type': 'guard' }, null],
  [{ man_made: 'surveillance', 'surveillance:type': 'gunshot_detector' }, 'gunshot'],
  [{ man_made: 'surveillance', 'surveillance:type': 'ALPR' }, null],
  [{ man_made: 'surveillance', 'surveillance:type': 'camera;ALPR' }, null],
  [{ highway: 'speed_camera' }, 'speed'],
  [{ type: 'enforcement', enforcement: 'traffic_signals' }, 'redLight'],
  [{ highway: 'street_lamp' }, null],
])('%o is %s', (of, kind) => {
  expect(kindOf(tags(of))).toBe(kind);
});

test('Overpass is asked for what is wanted, and for no more', () => {
  const query = othersQuery(new Set<OtherKind>(['speed']), { south: 30, west: -98, north: 31, east: -97 });
  expect(query).toContain('nwr["highway"~');
  expect(query).toContain('(30.00000,-98.00000,31.00000,-97.00000)');
  expect(query).not.toContain('man_made');
  expect(query).toMatch(/out center meta 2000;$/);
});

test('readers of an answer, and kinds that were not asked for, are left out', async () => {
  const { others, cut } = await readOthers(
    answer(
      { type: 'node', id: 1, ...HERE, tags: { highway: 'speed_camera' } },
      { type: 'node', id: 2, ...HERE, tags: { man_made: 'surveillance', 'surveillance:type': 'ALPR' } },
      { type: 'node', id: 3, ...HERE, tags: { man_made: 'surveillance' } },
    ),
    new Set<OtherKind>(['speed']),
  );
  expect(others.map(({ object }) => object.id)).toEqual([1]);
  expect(cut).toBe(false);
});

test('the nearest within 50 m may be the one that is meant', () => {
  const at = (id: number, north: number) => ({
    kind: 'speed' as const,
    object: camera(id, HERE.lat + north / 111_195, HERE.lon),
  });
  expect(nearestOther([at(1, 40), at(2, 12), at(3, 300)], HERE)?.other.object.id).toBe(2);
  expect(nearestOther([at(3, 51)], HERE)).toBeNull();
});

describe('around the view', () => {
  function start(zoom = 16) {
    const { state } = startApp();
    const timers: (() => void)[] = [];
    const after = (_: number, callback: () => void): (() => void) => {
      timers.push(callback);
      return () => {
        const index = timers.indexOf(callback);
        if (index >= 0) timers.splice(index, 1);
      };
    };
    const asked = vi.fn<(query: string, signal: AbortSignal) => Promise<string>>(() =>
      Promise.resolve(answer({ type: 'node', id: 1, ...HERE, tags: { highway: 'speed_camera' } })),
    );
    state.view.moved(viewAt(HERE.lat, HERE.lon, zoom));
    const others = createOthers({ view: state.view, server: state.server, after }, asked);
    const rest = async (): Promise<void> => {
      for (const timer of timers.splice(0)) timer();
      await vi.waitFor(() => expect(others.status.peek().kind).not.toBe('reading'));
    };
    return { state, others, asked, rest, timers };
  }

  test('nobody is asked before one is wanted, nor farther out than a few streets', async () => {
    const { state, others, asked, rest } = start(LEAST_ZOOM - 1);
    await rest();
    expect(others.status.peek()).toEqual({ kind: 'off' });
    others.choose('speed', true);
    await rest();
    expect(others.status.peek()).toEqual({ kind: 'far' });
    expect(asked).not.toHaveBeenCalled();
    state.view.moved(viewAt(HERE.lat, HERE.lon, LEAST_ZOOM));
    await rest();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(others.others.peek()).toHaveLength(1);
    state.close();
  });

  test('a small move asks nothing, a long one does, and a choice that is taken back takes them away', async () => {
    const { state, others, asked, rest } = start();
    others.choose('speed', true);
    await rest();
    state.view.moved(viewAt(HERE.lat + 0.0005, HERE.lon, 16));
    await rest();
    expect(asked).toHaveBeenCalledTimes(1);
    state.view.moved(viewAt(HERE.lat + 0.2, HERE.lon, 16));
    await rest();
    expect(asked).toHaveBeenCalledTimes(2);
    others.choose('speed', false);
    expect(others.others.peek()).toEqual([]);
    expect(others.status.peek()).toEqual({ kind: 'off' });
    state.close();
  });

  test('a failure is told and stays until one tries again', async () => {
    const { state, others, asked, rest } = start();
    asked.mockRejectedValueOnce(new Failure('overloaded'));
    others.choose('camera', true);
    await rest();
    expect(others.status.peek()).toMatchObject({ kind: 'failed', failure: { kind: 'overloaded' } });
    state.view.moved(viewAt(HERE.lat + 0.2, HERE.lon, 16));
    await rest();
    expect(asked).toHaveBeenCalledTimes(1);
    others.retry();
    await rest();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(others.status.peek()).toEqual({ kind: 'shown', cut: false });
    state.close();
  });

  test('an answer that comes too late is not shown for another choice', async () => {
    const { state, others, asked, timers } = start();
    const late = Promise.withResolvers<string>();
    asked.mockReturnValueOnce(late.promise);
    others.choose('speed', true);
    for (const timer of timers.splice(0)) timer();
    others.choose('camera', true);
    late.resolve(answer({ type: 'node', id: 1, ...HERE, tags: { highway: 'speed_camera' } }));
    await late.promise;
    await vi.waitFor(() => expect(others.others.peek()).toEqual([]));
    expect(others.status.peek()).toEqual({ kind: 'reading' });
    state.close();
  });
});
