import { beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { App } from '../../stub/app.ts';
import { settled, startApp, viewAt } from '../../stub/app.ts';
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
