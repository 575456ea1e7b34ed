import { beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { App } from '../../stub/app.ts';
import { camera, settled, viewAt, startApp } from '../../stub/app.ts';
import { StubOsm, SENT } from '../../stub/osm.ts';

let at: App;

beforeEach(() => {
  at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
});

/** Up to the open review, with a maker chosen. */
async function toReview(here: App = at): Promise<void> {
  const { editor } = here.state;
  editor.start();
  editor.placeHere();
  editor.change({ maker: { name: 'Genetec', wikidata: 'Q30295174' } });
  await settled();
  expect(editor.review()).toBeNull();
}

function kind(here: App = at): string {
  return here.state.editor.step.value.kind;
}

describe('adding a camera', () => {
  test('starts at the middle of the map, close enough to place it', () => {
    at.state.view.moved(viewAt(40.123_456_78, -75, 12));
    at.state.editor.start();
    expect(at.state.editor.draft.value?.place).toEqual({ lat: 40.123_456_8, lon: -75 });
    expect(at.state.view.wish.value).toMatchObject({ kind: 'centre', zoom: 18 });
  });

  test('goes from placing to saved, one step after the other', async () => {
    const steps: string[] = [];
    const stop = at.state.editor.step.subscribe((step) => void steps.push(step.kind));
    await toReview();
    await at.state.editor.upload();
    stop();
    expect(steps).toEqual(['idle', 'placing', 'describing', 'reviewing', 'uploading', 'saved']);
  });

  test('sends exactly the tags and changeset tags that the review shows', async () => {
    await toReview();
    const { editor } = at.state;
    editor.setSource('survey');
    editor.setComment('Seen from the pavement');
    editor.setReviewRequested(true);
    const [tags, changesetTags] = [editor.tags.value, editor.changesetTags.value];
    await editor.upload();
    expect(at.writing.sent).toMatchObject([
      { change: { kind: 'create', place: { lat: 40, lon: -75 }, tags }, changesetTags, seen: new Set() },
    ]);
    expect(Object.fromEntries(tags)).toEqual({
      man_made: 'surveillance',
      'surveillance:type': 'ALPR',
      'camera:type': 'fixed',
      surveillance: 'public',
      'surveillance:zone': 'traffic',
      manufacturer: 'Genetec',
      'manufacturer:wikidata': 'Q30295174',
    });
    expect(Object.fromEntries(changesetTags)).toMatchObject({
      comment: 'Seen from the pavement',
      source: 'survey',
      created_by: 'Sightline 1.2.3',
      host: 'https://example.org/map/',
      locale: 'en',
      review_requested: 'yes',
    });
  });

  test('suggests a comment until the person writes one', () => {
    const { editor } = at.state;
    editor.start();
    editor.change({ maker: { name: 'Rekor' } });
    expect(editor.comment.value).toBe('Add a license plate reader (Rekor)');
    editor.setComment('');
    expect(editor.comment.value).toBe('');
  });

  test('shows the uploaded camera at once, and again after a reload', async () => {
    await toReview();
    await at.state.editor.upload();
    expect(at.store().cameras).toMatchObject([{ id: 900, lat: 40, lon: -75 }]);
    const reloaded = startApp({ own: at.own });
    await settled();
    expect(reloaded.store().cameras).toMatchObject([{ id: 900 }]);
  });

  test('leaves no draft behind once it is saved', async () => {
    await toReview();
    await at.state.editor.upload();
    expect(at.drafts.size).toBe(0);
    expect(at.state.editor.draft.value).toBeNull();
  });
});

describe('a draft', () => {
  test('is stored from the first moment, and at every change', () => {
    at.state.editor.start();
    expect(at.drafts.size).toBe(1);
    at.state.editor.change({ ref: 'A' });
    expect([...at.drafts.values()][0]?.form.ref).toBe('A');
  });

  test('survives a reload and goes on where it was', async () => {
    await toReview();
    const reloaded = startApp({ drafts: at.drafts });
    await settled();
    expect(kind(reloaded)).toBe('idle');
    expect(reloaded.state.queue.kept.value?.form.maker?.name).toBe('Genetec');
    reloaded.state.queue.resume();
    expect(kind(reloaded)).toBe('reviewing');
  });

  test('is kept when its form is closed', () => {
    at.state.editor.start();
    at.state.editor.change({ note: 'half a sentence' });
    at.state.editor.close();
    expect(kind()).toBe('idle');
    expect(at.state.queue.kept.value?.form.note).toBe('half a sentence');
  });

  test('that was thrown away can be brought back', () => {
    at.state.editor.start();
    at.state.editor.change({ ref: 'A' });
    at.state.editor.discard();
    expect(at.drafts.size).toBe(0);
    expect(at.state.editor.canUndoDiscard.value).toBe(true);
    at.state.editor.undoDiscard();
    expect(at.state.editor.draft.value?.form.ref).toBe('A');
    expect(at.drafts.size).toBe(1);
  });

  test('lives on in memory when the disk is full, and says so', async () => {
    at.disk.full = true;
    await toReview();
    expect(at.state.editor.unsaved.value).toBe(true);
    expect(at.state.editor.draft.value?.form.maker?.name).toBe('Genetec');
    await at.state.editor.upload();
    expect(kind()).toBe('saved');
  });

  test('never wanders to another server', async () => {
    at.state.editor.start();
    at.state.server.choose('test');
    await settled();
    expect(at.state.editor.draft.value).toBeNull();
    expect(at.state.queue.kept.value).toBeNull();
    at.state.server.choose('practice');
    await settled();
    expect(at.state.queue.kept.value?.server).toBe('practice');
  });
});

describe('cameras nearby', () => {
  beforeEach(() => {
    at.store().cameras = [camera(1, 40.0001, -75), camera(2, 40.01, -75)];
  });

  test('within 50 m are shown and must be looked at before the review', async () => {
    const { editor } = at.state;
    editor.start();
    editor.placeHere();
    await settled();
    expect(editor.nearby.value.map(({ camera: { id } }) => id)).toEqual([1]);
    expect(editor.review()).toBe('nearby');
    expect(kind()).toBe('describing');
    editor.confirmNearby(true);
    expect(editor.review()).toBeNull();
  });

  test('must be looked at again where the camera is moved', async () => {
    const { editor } = at.state;
    editor.start();
    await settled();
    editor.confirmNearby(true);
    editor.setPlace({ lat: 40.0002, lon: -75 });
    await settled();
    expect(editor.review()).toBe('nearby');
  });
});

describe('what OpenStreetMap would refuse', () => {
  test.each([
    ['ref', { ref: 'x'.repeat(256) }],
    ['note', { note: 'a\u0000b' }],
    ['operator', { operator: { name: '\uD800' } }],
  ] as const)('in %s keeps the form from the review, and names the field', async (field, form) => {
    const { editor } = at.state;
    editor.start();
    editor.placeHere();
    editor.change(form);
    await settled();
    expect(editor.problems.value.has(field)).toBe(true);
    expect(editor.review()).toBe(field);
  });

  test('counts letters as OpenStreetMap does: 255 emoji are fine', async () => {
    const { editor } = at.state;
    editor.start();
    editor.placeHere();
    editor.change({ note: '📷'.repeat(255) });
    await settled();
    expect(editor.review()).toBeNull();
  });

  test('in the comment keeps it from the upload', async () => {
    await toReview();
    at.state.editor.setComment('x'.repeat(256));
    await at.state.editor.upload();
    expect(at.writing.sent).toEqual([]);
    expect(kind()).toBe('reviewing');
  });

  test('is told apart from odd values, which are only pointed out', async () => {
    const { editor } = at.state;
    editor.start();
    editor.placeHere();
    editor.change({ startDate: 'last summer' });
    await settled();
    expect(editor.problems.value.get('startDate')).toBe('not-a-date');
    expect(editor.review()).toBeNull();
  });

  test.each([
    ['2027-01-01', 'date-in-future'],
    ['2026-02-30', 'not-a-date'],
    ['2026-02', undefined],
  ])('a start date of %s is %s', (startDate, problem) => {
    at.state.editor.start();
    at.state.editor.change({ startDate });
    expect(at.state.editor.problems.value.get('startDate')).toBe(problem);
  });
});

describe('an upload that fails', () => {
  test('keeps the draft, and can be tried again', async () => {
    at.writing.upload = () => Promise.resolve({ kind: 'rejected', failure: new Failure('rate-limited') });
    await toReview();
    await at.state.editor.upload();
    expect(kind()).toBe('failed');
    expect(at.drafts.size).toBe(1);
    at.writing.upload = new StubOsm().upload;
    await at.state.editor.upload();
    expect(kind()).toBe('saved');
    expect(at.writing.sent).toHaveLength(2);
  });

  test('because the token died signs the person out, and keeps the draft', async () => {
    await toReview();
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
    await toReview();
    await at.state.editor.upload();
  });

  test('is remembered with its changeset before anything else happens', () => {
    expect(kind()).toBe('unknown');
    expect([...at.drafts.values()][0]?.attempt).toEqual(SENT);
  });

  test('is asked after, never sent again', async () => {
    await at.state.editor.upload();
    expect(at.writing.sent).toHaveLength(1);
    await at.state.editor.checkAgain();
    expect(at.writing.settled).toEqual([SENT]);
    expect(kind()).toBe('unknown');
  });

  test('is saved once the server says that it arrived', async () => {
    at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 901, version: 1, changeset: 5 });
    await at.state.editor.checkAgain();
    expect(at.state.editor.step.value).toEqual({ kind: 'saved', key: 'node/901', changeset: 5 });
    expect(at.drafts.size).toBe(0);
  });

  test('may be sent again once the server says that it did not', async () => {
    at.writing.settle = () => Promise.resolve({ kind: 'rejected', failure: new Failure('timeout') });
    await at.state.editor.checkAgain();
    expect(kind()).toBe('failed');
    expect([...at.drafts.values()][0]?.attempt?.state).toBe('rejected');
    at.writing.upload = new StubOsm().upload;
    await at.state.editor.upload();
    expect(kind()).toBe('saved');
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
    expect(kind()).toBe('unknown');
    expect(editor.draft.value?.form.note).toBe('');
  });

  test('can’t be thrown away', () => {
    at.state.editor.discard();
    expect(at.drafts.size).toBe(1);
  });
});
