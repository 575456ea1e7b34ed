import { beforeEach, describe, expect, test } from 'vitest';
import { bearing } from '../../../src/model/direction.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Version } from '../../../src/osm/types.ts';
import type { App } from '../../stub/app.ts';
import { camera, settled } from '../../stub/app.ts';
import { StubOsm } from '../../stub/osm.ts';
import { TAGS, appWithACamera } from './appWithACamera.ts';

let at: App;

beforeEach(async () => {
  at = await appWithACamera();
});

const kind = (here: App = at): string => here.state.editor.step.value.kind;

describe('changing a camera', () => {
  test('begins with the node as the API has it, its odd tags and all', async () => {
    const opening = at.state.editor.edit('node/101');
    expect(at.state.editor.step.value).toEqual({ kind: 'opening', action: 'change', key: 'node/101' });
    await opening;
    expect(kind()).toBe('describing');
    expect(at.state.editor.draft.value).toMatchObject({ action: 'change', base: { id: 101, version: 3 } });
    expect(Object.fromEntries(at.state.editor.tags.value)).toEqual(TAGS);
    expect(at.state.editor.diff.value.size).toBe(0);
    expect(at.drafts.size).toBe(1);
  });

  test('writes what was changed, and nothing else', async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.change({ ref: 'A 1' });
    editor.setTag('odd', null);
    editor.setTag('new', 'yes');
    expect(editor.review()).toBeNull();
    await editor.upload();
    const [job] = at.writing.sent;
    const { odd: _, ...rest } = TAGS;
    expect(job?.change).toMatchObject({ kind: 'modify', base: { version: 3 }, place: { lat: 40, lon: -75 } });
    expect(Object.fromEntries(job?.change.kind === 'modify' ? job.change.tags : [])).toEqual({
      ...rest,
      ref: 'A 1',
      new: 'yes',
    });
    expect(editor.step.value).toEqual({ kind: 'saved', action: 'change', key: 'node/101', changeset: 5 });
    expect(at.store().cameras).toMatchObject([{ id: 101, version: 4 }]);
  });

  test('that changes nothing is not uploaded', async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    expect(editor.unchanged.value).toBe(true);
    editor.review();
    await editor.upload();
    expect(at.writing.sent).toEqual([]);
    editor.setTag('odd', 'x');
    expect(editor.unchanged.value).toBe(false);
    editor.setTag('odd', 'kept');
    expect(editor.unchanged.value).toBe(true);
  });

  test('by more than 50 m asks whether it is the same one', async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.moveAgain();
    editor.setPlace({ lat: 40.0004, lon: -75 });
    editor.placeHere();
    expect(editor.movedBy.value).toBeCloseTo(44.5, 0);
    expect(editor.moveAsked.value).toBe(false);
    editor.moveAgain();
    editor.setPlace({ lat: 40.001, lon: -75 });
    editor.placeHere();
    expect(editor.moveAsked.value).toBe(true);
    expect(editor.review()).toBe('place');
    editor.confirmMove(true);
    expect(editor.review()).toBeNull();
    editor.moveBack();
    expect(editor.movedBy.value).toBe(0);
  });

  test('that waits already is gone on with, not begun again', async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.change({ ref: 'A 1' });
    editor.close();
    await editor.edit('node/101');
    expect(editor.draft.value?.form.ref).toBe('A 1');
    expect(at.drafts.size).toBe(1);
  });

  test('keeps the draft that was open', async () => {
    const { editor, queue } = at.state;
    editor.start();
    editor.change({ note: 'half a sentence' });
    await editor.edit('node/101');
    expect(queue.unfinished.value.map(({ form }) => form.note)).toEqual(['half a sentence']);
  });

  test('goes on with what was touched last: the dial on the map, or a tag set by its key', async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.setTag('camera:direction', 'towards the gate');
    editor.change({ directions: [bearing(90)] });
    expect(editor.tags.value.get('camera:direction')).toBe('90');
    editor.setTag('camera:direction', '180');
    expect(editor.draft.value?.form.directions).toEqual([bearing(180)]);
  });

  test('is told in words where a tag would be refused', async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.setTag('new', '');
    editor.setTag('k'.repeat(256), 'x');
    expect([...editor.tagProblems.value.values()]).toEqual(['empty', 'too-long']);
    editor.review();
    expect(kind()).toBe('describing');
  });
});

describe('what can’t be changed here', () => {
  test('is a way or relation', async () => {
    await at.state.editor.edit('way/5');
    expect(at.state.editor.openProblem.value).toMatchObject({ key: 'way/5', why: 'not-a-node' });
    expect(kind()).toBe('idle');
  });

  test('is a node that is gone', async () => {
    await at.state.editor.edit('node/404');
    expect(at.state.editor.openProblem.value).toMatchObject({ why: 'deleted' });
    at.state.editor.dismissOpenProblem();
    expect(at.state.editor.openProblem.value).toBeNull();
  });

  test('is one that could not be read', async () => {
    at.writing.reader = { ...at.writing.reader, node: () => Promise.reject(new Failure('timeout')) };
    await at.state.editor.confirm('node/101');
    expect(at.state.editor.openProblem.value).toMatchObject({
      action: 'confirm',
      why: 'failed',
      failure: { kind: 'timeout' },
    });
    expect(kind()).toBe('idle');
  });

  test.each(['edit', 'confirm', 'remove'] as const)('is one that is no reader any more: %s', async (what) => {
    at.writing.nodes = [{ ...camera(101, 40, -75, { highway: 'street_lamp' }), version: 4 }];
    await at.state.editor[what]('node/101');
    expect(at.state.editor.openProblem.value).toMatchObject({ key: 'node/101', why: 'no-reader' });
    expect(at.state.editor.draft.value).toBeNull();
  });

  test('is not opened over something that was begun meanwhile', async () => {
    const opening = at.state.editor.edit('node/101');
    at.state.editor.start();
    await opening;
    expect(at.state.editor.draft.value?.action).toBe('add');
  });
});

test('of two that are begun at once, the later one is opened', async () => {
  at.writing.nodes = [...at.writing.nodes, { ...camera(102, 40.1, -75), version: 1 }];
  await Promise.all([at.state.editor.edit('node/101'), at.state.editor.confirm('node/102')]);
  expect(at.state.editor.draft.value).toMatchObject({ action: 'confirm', base: { id: 102 } });
  expect(at.drafts.size).toBe(1);
});

test('“still there” writes the day, straight from the review', async () => {
  const { editor } = at.state;
  await editor.confirm('node/101');
  expect(kind()).toBe('reviewing');
  expect([...editor.diff.value]).toEqual([
    ['check_date', { from: undefined, to: expect.stringMatching(/^2026-11-2\d$/) }],
  ]);
  await editor.upload();
  expect(at.writing.sent[0]?.change).toMatchObject({ kind: 'modify', base: { id: 101 } });
});

test('a removal deletes the version that was looked at, and hides it here', async () => {
  const { editor } = at.state;
  at.store().cameras = [camera(101, 40, -75)];
  await editor.remove('node/101');
  expect(kind()).toBe('describing');
  editor.setReason('The pole is gone');
  expect(editor.draft.value?.reason).toBe('The pole is gone');
  expect(editor.diff.value.get('odd')).toEqual({ from: 'kept', to: undefined });
  editor.review();
  await editor.upload();
  expect(at.writing.sent[0]?.change).toMatchObject({ kind: 'delete', base: { id: 101, version: 3 } });
  expect(at.store().cameras).toEqual([]);
});

describe('a conflict', () => {
  const theirs = { ...camera(101, 40.1, -75, { ...TAGS, ref: 'theirs', odd: 'new' }), version: 4 };

  beforeEach(async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.change({ ref: 'mine', mount: 'pole' });
    editor.review();
    at.writing.upload = () =>
      Promise.resolve({
        kind: 'conflict',
        conflicts: [{ key: 'ref', base: undefined, theirs: 'theirs', mine: 'mine' }],
        place: null,
        theirs,
        last: { who: 'Someone', when: 5 },
      });
    await editor.upload();
  });

  test('is shown with both sides, and who it was', () => {
    expect(at.state.editor.step.value).toMatchObject({
      kind: 'conflict',
      who: 'Someone',
      when: 5,
      conflicts: [{ key: 'ref' }],
    });
  });

  test.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ] as const)('goes on with %s where that is chosen, and keeps what nobody disputes', (side, ref) => {
    const { editor } = at.state;
    editor.resolve({ tags: new Map([['ref', side]]) });
    return settled().then(() => {
      expect(kind()).toBe('reviewing');
      expect(editor.draft.value).toMatchObject({ base: { version: 4 }, place: { lat: 40.1, lon: -75 } });
      expect(Object.fromEntries(editor.tags.value)).toEqual({ ...TAGS, odd: 'new', 'camera:mount': 'pole', ref });
    });
  });
});

describe('a reader that was deleted meanwhile', () => {
  const history: readonly Version[] = [
    {
      version: 5,
      when: 1,
      who: 'Someone',
      changeset: 9,
      comment: null,
      visible: false,
      changed: new Map(),
      moved: 0,
      camera: null,
    },
  ];

  beforeEach(async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.change({ ref: 'mine' });
    editor.review();
    at.writing.upload = () => Promise.resolve({ kind: 'deleted', last: { who: 'Someone', when: 5 } });
    await editor.upload();
    at.writing.reader = { ...at.writing.reader, history: () => Promise.resolve(history) };
  });

  test('is told with who it was, and can be brought back with the change', async () => {
    const { editor } = at.state;
    expect(editor.step.value).toEqual({ kind: 'deleted', who: 'Someone', when: 5 });
    await editor.recreate();
    expect(kind()).toBe('reviewing');
    at.writing.upload = new StubOsm().upload;
    await editor.upload();
    expect(at.writing.sent.at(-1)?.change).toMatchObject({ kind: 'restore', base: { id: 101, version: 5 } });
  });

  test('can be dropped', () => {
    at.state.editor.discard();
    expect(at.drafts.size).toBe(0);
  });
});

test('a reader that someone else added here minutes ago is shown before anything is sent', async () => {
  const { editor } = at.state;
  const twin = camera(77, 40.000_01, -75);
  at.writing.upload = (job) =>
    Promise.resolve(
      job.seen?.has('node/77') === true
        ? { kind: 'saved', id: 900, version: 1, changeset: 5 }
        : { kind: 'nearby', cameras: [twin] },
    );
  editor.start();
  editor.placeHere();
  expect(editor.review()).toBeNull();
  await editor.upload();
  expect(kind()).toBe('describing');
  expect(editor.nearby.value.map(({ camera: { id } }) => id)).toEqual([77]);
  expect(editor.review()).toBe('nearby');
  editor.confirmNearby(true);
  expect(editor.review()).toBeNull();
  await editor.upload();
  expect(kind()).toBe('saved');
});
