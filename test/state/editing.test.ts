import { beforeEach, describe, expect, test } from 'vitest';
import { bearing } from '../../src/model/direction.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Version } from '../../src/osm/types.ts';
import type { App } from '../stub/app.ts';
import { camera, settled } from '../stub/app.ts';
import { StubOsm } from '../stub/osm.ts';
import { TAGS, appWithACamera } from './appWithACamera.ts';

let at: App;

beforeEach(async () => {
  at = await appWithACamera();
});

const kind = (here: App = at): string => here.state.adding.step.value.kind;

describe('changing a camera', () => {
  test('begins with the node as the API has it, its odd tags and all', async () => {
    const opening = at.state.adding.edit('node/101');
    expect(at.state.adding.step.value).toEqual({ kind: 'opening', action: 'change', key: 'node/101' });
    await opening;
    expect(kind()).toBe('describing');
    expect(at.state.adding.draft.value).toMatchObject({ action: 'change', base: { id: 101, version: 3 } });
    expect(Object.fromEntries(at.state.adding.tags.value)).toEqual(TAGS);
    expect(at.state.adding.diff.value.size).toBe(0);
    expect(at.drafts.size).toBe(1);
  });

  test('writes what was changed, and nothing else', async () => {
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.change({ ref: 'A 1' });
    adding.setTag('odd', null);
    adding.setTag('new', 'yes');
    expect(adding.review()).toBeNull();
    await adding.upload();
    const [job] = at.writing.sent;
    const { odd: _, ...rest } = TAGS;
    expect(job?.change).toMatchObject({ kind: 'modify', base: { version: 3 }, place: { lat: 40, lon: -75 } });
    expect(Object.fromEntries(job?.change.kind === 'modify' ? job.change.tags : [])).toEqual({
      ...rest,
      ref: 'A 1',
      new: 'yes',
    });
    expect(adding.step.value).toEqual({ kind: 'saved', key: 'node/101', changeset: 5 });
    expect(at.store().cameras).toMatchObject([{ id: 101, version: 4 }]);
  });

  test('that changes nothing is not uploaded', async () => {
    const { adding } = at.state;
    await adding.edit('node/101');
    expect(adding.unchanged.value).toBe(true);
    adding.review();
    await adding.upload();
    expect(at.writing.sent).toEqual([]);
    adding.setTag('odd', 'x');
    expect(adding.unchanged.value).toBe(false);
    adding.setTag('odd', 'kept');
    expect(adding.unchanged.value).toBe(true);
  });

  test('by more than 50 m asks whether it is the same one', async () => {
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.moveAgain();
    adding.setPlace({ lat: 40.0004, lon: -75 });
    adding.placeHere();
    expect(adding.movedBy.value).toBeCloseTo(44.5, 0);
    expect(adding.moveAsked.value).toBe(false);
    adding.moveAgain();
    adding.setPlace({ lat: 40.001, lon: -75 });
    adding.placeHere();
    expect(adding.moveAsked.value).toBe(true);
    expect(adding.review()).toBe('place');
    adding.confirmMove(true);
    expect(adding.review()).toBeNull();
    adding.moveBack();
    expect(adding.movedBy.value).toBe(0);
  });

  test('that waits already is gone on with, not begun again', async () => {
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.change({ ref: 'A 1' });
    adding.close();
    await adding.edit('node/101');
    expect(adding.draft.value?.form.ref).toBe('A 1');
    expect(at.drafts.size).toBe(1);
  });

  test('keeps the draft that was open', async () => {
    const { adding } = at.state;
    adding.start();
    adding.change({ note: 'half a sentence' });
    await adding.edit('node/101');
    expect(adding.unfinished.value.map(({ form }) => form.note)).toEqual(['half a sentence']);
  });

  test('goes on with what was touched last: the dial on the map, or a tag set by its key', async () => {
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.setTag('camera:direction', 'towards the gate');
    adding.change({ directions: [bearing(90)] });
    expect(adding.tags.value.get('camera:direction')).toBe('90');
    adding.setTag('camera:direction', '180');
    expect(adding.draft.value?.form.directions).toEqual([bearing(180)]);
  });

  test('is told in words where a tag would be refused', async () => {
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.setTag('new', '');
    adding.setTag('k'.repeat(256), 'x');
    expect([...adding.tagProblems.value.values()]).toEqual(['empty', 'too-long']);
    adding.review();
    expect(kind()).toBe('describing');
  });
});

describe('what can’t be changed here', () => {
  test('is a way or relation', async () => {
    await at.state.adding.edit('way/5');
    expect(at.state.adding.openProblem.value).toMatchObject({ key: 'way/5', why: 'not-a-node' });
    expect(kind()).toBe('idle');
  });

  test('is a node that is gone', async () => {
    await at.state.adding.edit('node/404');
    expect(at.state.adding.openProblem.value).toMatchObject({ why: 'deleted' });
    at.state.adding.dismissOpenProblem();
    expect(at.state.adding.openProblem.value).toBeNull();
  });

  test('is one that could not be read', async () => {
    at.writing.reader = { ...at.writing.reader, node: () => Promise.reject(new Failure('timeout')) };
    await at.state.adding.confirm('node/101');
    expect(at.state.adding.openProblem.value).toMatchObject({
      action: 'confirm',
      why: 'failed',
      failure: { kind: 'timeout' },
    });
    expect(kind()).toBe('idle');
  });

  test('is one whose node a way uses, as far as removing goes', async () => {
    at.writing.reader = { ...at.writing.reader, inUse: () => Promise.resolve(true) };
    await at.state.adding.remove('node/101');
    expect(at.state.adding.openProblem.value).toMatchObject({ action: 'remove', why: 'in-use' });
  });

  test('is not opened over something that was begun meanwhile', async () => {
    const opening = at.state.adding.edit('node/101');
    at.state.adding.start();
    await opening;
    expect(at.state.adding.draft.value?.action).toBe('add');
  });
});

test('of two that are begun at once, the later one is opened', async () => {
  at.writing.nodes = [...at.writing.nodes, { ...camera(102, 40.1, -75), version: 1 }];
  await Promise.all([at.state.adding.edit('node/101'), at.state.adding.confirm('node/102')]);
  expect(at.state.adding.draft.value).toMatchObject({ action: 'confirm', base: { id: 102 } });
  expect(at.drafts.size).toBe(1);
});

test('“still there” writes the day, straight from the review', async () => {
  const { adding } = at.state;
  await adding.confirm('node/101');
  expect(kind()).toBe('reviewing');
  expect([...adding.diff.value]).toEqual([
    ['check_date', { from: undefined, to: expect.stringMatching(/^2026-11-2\d$/) }],
  ]);
  await adding.upload();
  expect(at.writing.sent[0]?.change).toMatchObject({ kind: 'modify', base: { id: 101 } });
});

test('a removal deletes the version that was looked at, and hides it here', async () => {
  const { adding } = at.state;
  at.store().cameras = [camera(101, 40, -75)];
  await adding.remove('node/101');
  expect(kind()).toBe('describing');
  adding.setReason('The pole is gone');
  expect(adding.draft.value?.reason).toBe('The pole is gone');
  expect(adding.diff.value.get('odd')).toEqual({ from: 'kept', to: undefined });
  adding.review();
  await adding.upload();
  expect(at.writing.sent[0]?.change).toMatchObject({ kind: 'delete', base: { id: 101, version: 3 } });
  expect(at.store().cameras).toEqual([]);
});

describe('a conflict', () => {
  const theirs = { ...camera(101, 40.1, -75, { ...TAGS, ref: 'theirs', odd: 'new' }), version: 4 };

  beforeEach(async () => {
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.change({ ref: 'mine', mount: 'pole' });
    adding.review();
    at.writing.upload = () =>
      Promise.resolve({
        kind: 'conflict',
        conflicts: [{ key: 'ref', base: undefined, theirs: 'theirs', mine: 'mine' }],
        place: null,
        theirs,
        last: { who: 'Someone', when: 5 },
      });
    await adding.upload();
  });

  test('is shown with both sides, and who it was', () => {
    expect(at.state.adding.step.value).toMatchObject({
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
    const { adding } = at.state;
    adding.resolve({ tags: new Map([['ref', side]]) });
    return settled().then(() => {
      expect(kind()).toBe('reviewing');
      expect(adding.draft.value).toMatchObject({ base: { version: 4 }, place: { lat: 40.1, lon: -75 } });
      expect(Object.fromEntries(adding.tags.value)).toEqual({ ...TAGS, odd: 'new', 'camera:mount': 'pole', ref });
    });
  });
});

describe('a camera that was deleted meanwhile', () => {
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
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.change({ ref: 'mine' });
    adding.review();
    at.writing.upload = () => Promise.resolve({ kind: 'deleted', last: { who: 'Someone', when: 5 } });
    await adding.upload();
    at.writing.reader = { ...at.writing.reader, history: () => Promise.resolve(history) };
  });

  test('is told with who it was, and can be brought back with the change', async () => {
    const { adding } = at.state;
    expect(adding.step.value).toEqual({ kind: 'deleted', who: 'Someone', when: 5 });
    await adding.recreate();
    expect(kind()).toBe('reviewing');
    at.writing.upload = new StubOsm().upload;
    await adding.upload();
    expect(at.writing.sent.at(-1)?.change).toMatchObject({ kind: 'restore', base: { id: 101, version: 5 } });
  });

  test('can be dropped', () => {
    at.state.adding.discard();
    expect(at.drafts.size).toBe(0);
  });
});

test('a camera that someone else added here minutes ago is shown before anything is sent', async () => {
  const { adding } = at.state;
  const twin = camera(77, 40.000_01, -75);
  at.writing.upload = (job) =>
    Promise.resolve(
      job.seen?.has('node/77') === true
        ? { kind: 'saved', id: 900, version: 1, changeset: 5 }
        : { kind: 'twins', cameras: [twin] },
    );
  adding.start();
  adding.placeHere();
  expect(adding.review()).toBeNull();
  await adding.upload();
  expect(kind()).toBe('describing');
  expect(adding.nearby.value.map(({ camera: { id } }) => id)).toEqual([77]);
  expect(adding.review()).toBe('nearby');
  adding.confirmNearby(true);
  expect(adding.review()).toBeNull();
  await adding.upload();
  expect(kind()).toBe('saved');
});
