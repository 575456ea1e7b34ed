import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { Use } from '../../../src/model/tagging/removal.ts';
import type { App } from '../../stub/app.ts';
import { camera, settled } from '../../stub/app.ts';
import { SENT } from '../../stub/osm.ts';
import { TAGS, appWithACamera } from './appWithACamera.ts';

const WAY: Use = { key: 'way/7100', name: 'highway=primary' };
const FUEL = { amenity: 'fuel', name: 'Corner', operator: 'X', odd: 'kept' };

let at: App;

beforeEach(async () => {
  at = await appWithACamera();
});

function usedBy(uses: readonly Use[]): void {
  at.writing.reader = { ...at.writing.reader, uses: () => Promise.resolve(uses) };
}

describe('a removal of what is more than a reader', () => {
  beforeEach(async () => {
    at.writing.nodes = [{ ...camera(101, 40, -75, { ...TAGS, direction: '90', ...FUEL }), version: 3 }];
    at.store().cameras = [camera(101, 40, -75)];
    await at.state.editor.remove('node/101');
  });

  test('takes the tags of the reader off the fuel station, and hides the reader here', async () => {
    const { editor } = at.state;
    expect(editor.removal.value).toMatchObject({ kind: 'untag', why: [{ tag: { key: 'amenity', value: 'fuel' } }] });
    expect([...editor.diff.value.keys()].toSorted()).toEqual(
      Object.keys({ ...TAGS, direction: '' })
        .filter((key) => key !== 'odd')
        .toSorted(),
    );
    editor.review();
    await editor.upload();
    expect(at.writing.sent[0]?.change).toMatchObject({
      kind: 'modify',
      base: { id: 101, version: 3 },
      tags: new Map(Object.entries(FUEL)),
    });
    expect(at.store().cameras).toEqual([]);
  });

  test('takes off what was ticked as well', async () => {
    const { editor } = at.state;
    editor.review();
    editor.setTag('name', null);
    editor.setTag('odd', null);
    editor.setTag('odd', 'kept');
    await editor.upload();
    const { change } = at.writing.sent[0] ?? {};
    expect(change?.kind === 'modify' ? [...change.tags.keys()].toSorted() : []).toEqual(['amenity', 'odd', 'operator']);
  });

  test('is taken back by putting the tags on again', async () => {
    const { editor, uploads } = at.state;
    editor.review();
    await editor.upload();
    at.writing.nodes = [{ ...camera(101, 40, -75, FUEL), version: 4 }];
    await uploads.undo(uploads.list.value[0]?.id ?? '');
    expect(editor.draft.value).toMatchObject({ action: 'change', base: { version: 4 } });
    await editor.upload();
    expect(at.writing.sent[1]?.change).toMatchObject({
      kind: 'modify',
      tags: new Map(Object.entries({ ...TAGS, direction: '90', ...FUEL })),
    });
    expect(at.store().cameras).toMatchObject([{ id: 101, version: 5 }]);
  });
});

test('a removal of a point of a way leaves the point', async () => {
  usedBy([WAY]);
  const { editor } = at.state;
  await editor.remove('node/101');
  editor.review();
  await editor.upload();
  expect(at.writing.sent[0]?.change).toMatchObject({ kind: 'modify', tags: new Map([['odd', 'kept']]) });
});

describe('a reader that a way is drawn through', () => {
  beforeEach(() => usedBy([WAY]));

  test('is asked about before it is moved, however little', async () => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.change({ ref: 'A 1' });
    expect(editor.moveAsked.value).toBe(false);
    editor.moveAgain();
    editor.setPlace({ lat: 40.0003, lon: -75 });
    editor.placeHere();
    expect(editor.moveAsked.value).toBe(true);
    expect(editor.review()).toBe('place');
    editor.confirmMove(true);
    expect(editor.review()).toBeNull();
  });

  test('is asked about before a move of it is taken back', async () => {
    const { editor, uploads } = at.state;
    usedBy([]);
    await editor.edit('node/101');
    editor.moveAgain();
    editor.setPlace({ lat: 40.0003, lon: -75 });
    editor.placeHere();
    editor.review();
    await editor.upload();
    usedBy([WAY]);
    at.writing.nodes = [{ ...camera(101, 40.0003, -75, TAGS), version: 4 }];
    await uploads.undo(uploads.list.value[0]?.id ?? '');
    expect(editor.moveAsked.value).toBe(true);
    await editor.upload();
    expect(at.writing.sent).toHaveLength(1);
    editor.confirmMove(true);
    await editor.upload();
    expect(at.writing.sent).toHaveLength(2);
  });

  test('stays when its addition is taken back', async () => {
    const { editor, uploads } = at.state;
    usedBy([]);
    editor.start();
    editor.placeHere();
    editor.review();
    await editor.upload();
    usedBy([WAY]);
    at.writing.nodes = [{ ...camera(900, 40, -75, TAGS), version: 1 }];
    await uploads.undo(uploads.list.value[0]?.id ?? '');
    await editor.upload();
    expect(at.writing.sent[1]?.change).toMatchObject({
      kind: 'modify',
      base: { id: 900 },
      tags: new Map([['odd', 'kept']]),
    });
  });
});

describe('when it was sent', () => {
  test.each(['remove', 'confirm'] as const)('says what was done: %s', async (what) => {
    const { editor } = at.state;
    await editor[what]('node/101');
    editor.review();
    await editor.upload();
    expect(editor.step.value).toMatchObject({ kind: 'saved', action: what });
  });
});

describe('a change that someone else was quicker with', () => {
  test('is told, waits, and can be dropped', async () => {
    at.writing.upload = () => Promise.resolve({ kind: 'unneeded', last: { who: 'Someone', when: 5 } });
    const { editor } = at.state;
    await editor.confirm('node/101');
    await editor.upload();
    expect(editor.step.value).toEqual({ kind: 'unneeded', who: 'Someone', when: 5 });
    expect([...at.drafts.values()]).toMatchObject([{ attempt: { state: 'conflict' } }]);
    editor.discard();
    expect(at.drafts.size).toBe(0);
  });

  test('is dropped where it stays no reader, and written where it is made one again', async () => {
    const { editor } = at.state;
    const theirs = { ...camera(101, 40, -75, { ...TAGS, 'surveillance:type': 'camera' }), version: 4 };
    const conflict = { key: 'surveillance:type', base: 'ALPR', theirs: 'camera', mine: 'ALPR' };
    at.writing.upload = () =>
      Promise.resolve({
        kind: 'conflict',
        conflicts: [conflict],
        place: null,
        theirs,
        last: { who: null, when: null },
      });
    for (const side of ['mine', 'theirs'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await editor.edit('node/101');
      editor.change({ ref: 'A 1' });
      editor.review();
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await editor.upload();
      editor.resolve({ tags: new Map([[conflict.key, side]]) });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await settled();
      expect(editor.draft.value?.base?.version).toBe(side === 'mine' ? 4 : undefined);
      if (side === 'mine') expect(editor.tags.value.get(conflict.key)).toBe('ALPR');
      editor.discard();
    }
    expect(at.drafts.size).toBe(0);
  });
});

describe('a way that is drawn through a reader while its change waits', () => {
  beforeEach(() => {
    usedBy([]);
    at.writing.upload = async ({ uses }, watch) => {
      if (uses?.has(WAY.key) !== true) return { kind: 'rejected', failure: new Failure('in-use'), uses: [WAY] };
      await watch.save(SENT);
      return { kind: 'saved', id: 101, version: 4, changeset: 5 };
    };
  });

  async function move(): Promise<void> {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.moveAgain();
    editor.setPlace({ lat: 40.0003, lon: -75 });
    editor.placeHere();
    editor.review();
  }

  test('is asked about in the review, before it bends', async () => {
    const { editor } = at.state;
    await move();
    expect(editor.moveAsked.value).toBe(false);
    await editor.upload();
    expect(editor.moveAsked.value).toBe(true);
    await editor.upload();
    expect(at.writing.sent).toHaveLength(1);
    editor.confirmMove(true);
    await editor.upload();
    expect(editor.step.value).toMatchObject({ kind: 'saved' });
  });

  test('takes the move out of those that wait, until a person has looked', async () => {
    const { editor, queue } = at.state;
    await move();
    expect(editor.enqueue()).toBe(true);
    await queue.upload();
    expect(queue.waiting.value).toEqual([]);
    expect(queue.unfinished.value).toMatchObject([{ uses: [WAY], moveSeen: false }]);
    await queue.upload();
    expect(at.writing.sent).toHaveLength(1);
  });

  test('keeps its point where the reader is removed', async () => {
    const { editor } = at.state;
    await editor.remove('node/101');
    editor.review();
    await editor.upload();
    expect(editor.removal.value).toMatchObject({ kind: 'untag', why: [{ kind: 'used', use: WAY }] });
    await editor.upload();
    expect(at.writing.sent[1]?.change).toMatchObject({ kind: 'modify', tags: new Map([['odd', 'kept']]) });
  });
});
