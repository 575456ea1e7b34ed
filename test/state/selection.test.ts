import { beforeEach, describe, expect, test } from 'vitest';
import type { ReadStatus } from '../../src/store/cameraStore.ts';
import type { App } from '../stub/app.ts';
import { camera, settled, startApp } from '../stub/app.ts';
import { viewAt } from '../stub/viewAt.ts';

const DONE: ReadStatus = { phase: { kind: 'done' }, inView: 2, base: 0 };

let at: App;

beforeEach(() => {
  at = startApp();
  at.store().cameras = [camera(1, 40, -75), camera(2, 40.001, -75)];
  at.state.view.moved(viewAt(40, -75, 16));
  at.store().status(DONE);
});

describe('the open camera', () => {
  test('is looked up with everything known of it', async () => {
    at.state.selection.select('node/1');
    await settled();
    expect(at.state.selection.selected.value).toMatchObject({ kind: 'found', camera: { id: 1 } });
  });

  test('of an address is waited for while data is still being read, and missing once it has been', async () => {
    const fresh = startApp({ hash: '#map=16/40/-75&node=77' });
    expect(fresh.state.selection.selected.value).toEqual({ kind: 'loading', key: 'node/77' });
    fresh.store().status(DONE);
    await settled();
    expect(fresh.state.selection.selected.value).toEqual({ kind: 'missing', key: 'node/77' });
  });

  test('of an address is waited for, too, as long as only a preview is drawn', () => {
    const fresh = startApp({ hash: '#map=16/40/-75&node=77' });
    fresh.store().status({ phase: { kind: 'preview', counted: true }, inView: 2, base: 0, source: 'live' });
    expect(fresh.state.selection.selected.value).toEqual({ kind: 'loading', key: 'node/77' });
  });

  test('stands in the address, as a step that "back" undoes', async () => {
    at.state.selection.select('node/1');
    expect(at.history.at(-1)?.how).toBe('push');
    expect(at.history.at(-1)?.hash).toMatch(/&node=1$/);
    at.visit('#map=16/40/-75');
    await settled();
    expect(at.state.selection.key.value).toBeNull();
    at.visit('#map=16/40/-75&node=2');
    await settled();
    expect(at.state.selection.selected.value).toMatchObject({ kind: 'found', camera: { id: 2 } });
  });

  test('closes when another server is chosen', () => {
    at.state.selection.select('node/1');
    at.state.server.choose('test');
    expect(at.state.selection.key.value).toBeNull();
  });

  test('is reached by keyboard, round and round, from the nearest on', async () => {
    const seen: (string | null)[] = [];
    for (const by of [1, 1, 1, -1] as const) {
      await at.state.selection.step(by);
      seen.push(at.state.selection.key.value);
    }
    expect(seen).toEqual(['node/1', 'node/2', 'node/1', 'node/2']);
  });

  test('does not change where no camera is in view', async () => {
    at.store().cameras = [];
    await at.state.selection.step(1);
    expect(at.state.selection.key.value).toBeNull();
  });
});

describe('moving the map', () => {
  test('rewrites the address in place', () => {
    at.state.view.moved(viewAt(41, -75, 16));
    expect(at.history.at(-1)?.how).toBe('replace');
    expect(at.history.at(-1)?.hash).toMatch(/^#map=16\/41\.0+\/-75\.0+$/);
  });

  test('is obeyed when the address is edited', () => {
    at.visit('#map=12/10/20');
    expect(at.state.view.wish.value).toMatchObject({ place: { lat: 10, lon: 20 }, zoom: 12 });
  });

  test('asks the store for what is in view', () => {
    at.state.view.moved(viewAt(41, -75, 16));
    expect(at.store().views.at(-1)).toEqual(viewAt(41, -75, 16).box);
  });
});
