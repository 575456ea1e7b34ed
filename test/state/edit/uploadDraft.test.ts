import { beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { App } from '../../stub/app.ts';
import { settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { SENT, StubOsm } from '../../stub/osm.ts';
import { kind, toReview } from './reviewing.ts';

let at: App;

beforeEach(() => {
  at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
});

describe('an upload that fails', () => {
  test('keeps the draft, and can be tried again', async () => {
    at.writing.upload = () => Promise.resolve({ kind: 'rejected', failure: new Failure('rate-limited') });
    await toReview(at);
    await at.state.editor.upload();
    expect(kind(at)).toBe('failed');
    expect(at.drafts.size).toBe(1);
    at.writing.upload = new StubOsm().upload;
    await at.state.editor.upload();
    expect(kind(at)).toBe('saved');
    expect(at.writing.sent).toHaveLength(2);
  });

  test('because the token died signs the person out, and keeps the draft', async () => {
    await toReview(at);
    await settled();
    expect(at.state.account.state.value.kind).toBe('signed-in');
    at.writing.upload = () => {
      at.writing.account = () => Promise.reject(new Failure('signed-out', { status: 401 }));
      return Promise.resolve({ kind: 'rejected', failure: new Failure('signed-out', { status: 401 }) });
    };
    await at.state.editor.upload();
    await settled();
    expect(at.state.account.state.value.kind).toBe('signed-out');
    expect(at.state.editor.draft.value).not.toBeNull();
  });
});

describe('a disk that refuses', () => {
  test('while it holds an older state lets nothing leave, and says why', async () => {
    let left = 0;
    at.writing.upload = async (_, watch) => {
      await watch.save({ ...SENT, changeset: null, state: 'creating' });
      at.disk.full = true;
      await watch.save(SENT).catch((error: unknown) => {
        left -= 1;
        throw error;
      });
      left += 1;
      return { kind: 'saved', id: 900, version: 1, changeset: 5 };
    };
    await toReview(at);
    await settled();
    await at.state.editor.upload();
    expect(left).toBe(-1);
    expect(at.state.editor.step.value).toMatchObject({ kind: 'failed', failure: { kind: 'storage' } });
    // A crash now finds nothing that was sent.
    expect([...at.drafts.values()][0]?.attempt?.state).toBe('creating');
  });

  test('from the start, in a private window, lets it be sent', async () => {
    at.disk.full = true;
    await toReview(at);
    await settled();
    expect(at.state.editor.unsaved.value).toBe(true);
    await at.state.editor.upload();
    expect(kind(at)).toBe('saved');
  });

  test('what was typed last is not sent in the words of before', async () => {
    await toReview(at);
    await settled();
    at.disk.full = true;
    at.state.editor.setComment('the newest words');
    await settled();
    await at.state.editor.upload();
    expect(at.writing.sent).toEqual([]);
    expect(at.state.editor.step.value).toMatchObject({ kind: 'failed', failure: { kind: 'storage' } });
    at.disk.full = false;
    at.state.editor.setComment('the very newest');
    await settled();
    await at.state.editor.upload();
    expect(at.writing.sent.map(({ changesetTags }) => changesetTags.get('comment'))).toEqual(['the very newest']);
  });
});

describe('an upload whose answer never came', () => {
  beforeEach(async () => {
    at.writing.upload = async (_, watch) => {
      await watch.save(SENT);
      return { kind: 'unknown', failure: new Failure('timeout') };
    };
    await toReview(at);
    await at.state.editor.upload();
  });

  test('is remembered with its changeset before anything else happens', () => {
    expect(kind(at)).toBe('unknown');
    expect([...at.drafts.values()][0]?.attempt).toEqual(SENT);
  });

  test('is asked after, never sent again', async () => {
    await at.state.editor.upload();
    expect(at.writing.sent).toHaveLength(1);
    await at.state.editor.checkAgain();
    expect(at.writing.settled).toEqual([SENT]);
    expect(kind(at)).toBe('unknown');
  });

  test('is saved once the server says that it arrived', async () => {
    at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 901, version: 1, changeset: 5 });
    await at.state.editor.checkAgain();
    expect(at.state.editor.step.value).toEqual({ kind: 'saved', action: 'add', key: 'node/901', changeset: 5 });
    expect(at.drafts.size).toBe(0);
  });

  test('may be sent again once the server says that it did not', async () => {
    at.writing.settle = () => Promise.resolve({ kind: 'rejected', failure: new Failure('timeout') });
    await at.state.editor.checkAgain();
    expect(kind(at)).toBe('failed');
    expect([...at.drafts.values()][0]?.attempt?.state).toBe('rejected');
    at.writing.upload = new StubOsm().upload;
    await at.state.editor.upload();
    expect(kind(at)).toBe('saved');
  });

  test('is still unknown after a crash, and still not sent twice', async () => {
    const drafts = new Map<string, Draft>(at.drafts);
    const reloaded = startApp({ drafts });
    await settled();
    reloaded.state.view.moved(viewAt(40, -75, 19));
    reloaded.state.queue.resume();
    expect(kind(reloaded)).toBe('unknown');
    await reloaded.state.editor.upload();
    expect(reloaded.writing.sent).toEqual([]);
  });

  test('can’t be changed any more: it is what was sent', () => {
    const { editor } = at.state;
    editor.change({ note: 'too late' });
    editor.moveAgain();
    editor.backToForm();
    expect(kind(at)).toBe('unknown');
    expect(editor.draft.value?.form.note).toBe('');
  });

  test('can’t be thrown away', () => {
    at.state.editor.discard();
    expect(at.drafts.size).toBe(1);
  });
});
