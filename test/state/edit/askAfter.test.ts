import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { Draft } from '../../../src/state/edit/draft.ts';
import type { App } from '../../stub/app.ts';
import { settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { SENT, StubOsm } from '../../stub/osm.ts';
import { kind, toReview } from './reviewing.ts';

let at: App;

async function pass(app: App, seconds: number): Promise<void> {
  app.pass(seconds * 1000);
  await settled();
}

beforeEach(async () => {
  at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
  at.writing.upload = async (_, watch) => {
    await watch.save(SENT);
    return { kind: 'unknown', failure: new Failure('timeout') };
  };
  await toReview(at);
  await at.state.editor.upload();
  await settled();
});

describe('an upload that was not answered', () => {
  test('is asked after by itself, with pauses that grow to five minutes and end no sooner than it is known', async () => {
    const looks: number[] = [];
    for (let second = 1; second <= 1200; second += 1) {
      const before = at.writing.settled.length;
      // oxlint-disable-next-line no-await-in-loop -- time passes second by second
      await pass(at, 1);
      if (at.writing.settled.length > before) looks.push(second);
    }
    expect(looks).toEqual([5, 35, 95, 215, 515, 815, 1115]);
    expect(at.writing.sent).toHaveLength(1);
    at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 901, version: 1, changeset: 5 });
    await pass(at, 300);
    expect(kind(at)).toBe('saved');
    expect(at.drafts.size).toBe(0);
    const asked = at.writing.settled.length;
    await pass(at, 3600);
    expect(at.writing.settled).toHaveLength(asked);
  });

  test('that did not arrive may be sent again, by a click', async () => {
    at.writing.settle = () => Promise.resolve({ kind: 'rejected', failure: new Failure('timeout') });
    await pass(at, 5);
    expect(kind(at)).toBe('failed');
    await pass(at, 3600);
    expect(at.writing.sent).toHaveLength(1);
  });

  test('is asked after where it was left, too', async () => {
    at.state.editor.close();
    at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 901, version: 1, changeset: 5 });
    await pass(at, 5);
    expect(at.writing.settled).toHaveLength(1);
    expect(at.drafts.size).toBe(0);
    expect(at.uploads.size).toBe(1);
  });

  test('is not asked after twice at once', async () => {
    const answer = Promise.withResolvers<never>();
    at.writing.settle = () => answer.promise;
    void at.state.editor.checkAgain();
    await settled();
    await pass(at, 600);
    expect(at.writing.settled).toHaveLength(1);
  });

  test('waits for its account', async () => {
    at.state.account.signOut();
    await settled();
    await pass(at, 600);
    expect(at.writing.settled).toEqual([]);
  });
});

test('a page that is loaded anew asks by itself after what an earlier one sent', async () => {
  const drafts = new Map<string, Draft>(at.drafts);
  const writing = new StubOsm();
  writing.settle = () => Promise.resolve({ kind: 'saved', id: 901, version: 1, changeset: 5 });
  const reloaded = startApp({ drafts, writing });
  await settled();
  await pass(reloaded, 5);
  expect(writing.settled).toHaveLength(1);
  expect(reloaded.drafts.size).toBe(0);
  reloaded.state.close();
  await pass(reloaded, 3600);
  expect(writing.sent).toEqual([]);
});
