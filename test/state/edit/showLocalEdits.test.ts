import { expect, test } from 'vitest';
import { localEdits } from '../../../src/state/edit/showLocalEdits.ts';
import type { UploadRecord } from '../../../src/state/edit/uploadRecord.ts';
import { appWithACamera } from './appWithACamera.ts';
import { camera, settled, startApp } from '../../stub/app.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);

function record(version: number, rest: Partial<UploadRecord> = {}): UploadRecord {
  return {
    id: `u${version}`,
    server: 'practice',
    action: 'change',
    key: 'node/101',
    version,
    changeset: 5,
    comment: '',
    at: NOW,
    before: null,
    after: { ...camera(101, 40, -75), version },
    undone: false,
    ...rest,
  };
}

test('of an object the newest upload counts, in whatever order they are told', () => {
  const [first, second] = [record(4), record(5)];
  expect(localEdits([first, second], NOW)).toEqual([second]);
  expect(localEdits([second, first], NOW)).toEqual([second]);
});

test('an upload is a local edit for a week, by when Overpass surely has it', () => {
  expect(localEdits([record(4, { at: NOW - 6 * DAY })], NOW)).toHaveLength(1);
  expect(localEdits([record(4, { at: NOW - 7 * DAY })], NOW)).toEqual([]);
});

test('what was uploaded by an earlier visit is on the map again, and what was removed is not', async () => {
  const at = startApp({
    cameras: [camera(101, 40, -75), camera(102, 40, -75)],
    uploads: new Map([
      ['u2', record(2, { key: 'node/102', action: 'remove', after: null })],
      ['u9', record(1, { id: 'u9', key: 'node/900', action: 'add', after: camera(900, 40, -75) })],
    ]),
  });
  await settled();
  expect(at.store().cameras.map(({ id }) => id)).toEqual([101, 900]);
});

test('each is laid over the map once, however often another tab has something to tell', async () => {
  const at = startApp({ uploads: new Map([['u4', record(4)]]) });
  await settled();
  at.disk.otherTab();
  await settled();
  expect(at.store().cameras).toHaveLength(1);
});

test('an addition that was taken back is gone from the map, after a reload too', async () => {
  const at = await appWithACamera();
  const { editor, uploads } = at.state;
  editor.start();
  editor.placeHere();
  editor.review();
  await editor.upload();
  expect(at.store().cameras).toMatchObject([{ id: 900, version: 1 }]);
  at.writing.nodes = [camera(900, 40, -75)];
  await uploads.undo(uploads.list.value[0]?.id ?? '');
  editor.review();
  await editor.upload();
  expect(at.store().cameras).toEqual([]);
  const reloaded = startApp({ uploads: at.uploads });
  await settled();
  expect(reloaded.store().cameras).toEqual([]);
});

test('those of one server are not laid over another’s map', async () => {
  const at = startApp({ uploads: new Map([['u4', record(4)]]), settings: {} });
  await settled();
  expect(at.state.server.server.value.id).not.toBe('practice');
  expect(at.store().cameras).toEqual([]);
});
