import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { App } from '../../stub/app.ts';
import { camera, settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { kind, toReview } from './reviewing.ts';

let at: App;

beforeEach(() => {
  at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
});

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
    await toReview(at);
    await at.state.editor.upload();
    stop();
    expect(steps).toEqual(['idle', 'placing', 'describing', 'reviewing', 'uploading', 'saved']);
  });

  test('sends exactly the tags and changeset tags that the review shows', async () => {
    await toReview(at);
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
    await toReview(at);
    await at.state.editor.upload();
    expect(at.store().cameras).toMatchObject([{ id: 900, lat: 40, lon: -75 }]);
    const reloaded = startApp({ uploads: at.uploads });
    await settled();
    expect(reloaded.store().cameras).toMatchObject([{ id: 900 }]);
  });

  test('leaves no draft behind once it is saved', async () => {
    await toReview(at);
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
    await toReview(at);
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
    expect(kind(at)).toBe('idle');
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
    await toReview(at);
    expect(at.state.editor.unsaved.value).toBe(true);
    expect(at.state.editor.draft.value?.form.maker?.name).toBe('Genetec');
    await at.state.editor.upload();
    expect(kind(at)).toBe('saved');
  });

  test('is not sent while the disk does not tell whether another tab has sent it', async () => {
    await toReview(at);
    vi.spyOn(at.disk.drafts, 'reread').mockRejectedValueOnce(new Failure('storage'));
    await at.state.editor.upload();
    expect(at.state.editor.step.value).toMatchObject({ kind: 'failed', failure: { kind: 'storage' } });
    expect(at.writing.sent).toEqual([]);
    await at.state.editor.upload();
    expect(kind(at)).toBe('saved');
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
    expect(kind(at)).toBe('describing');
    editor.confirmNearby(true);
    expect(editor.review()).toBeNull();
  });

  test('must be looked at again where the reader is moved', async () => {
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
    await toReview(at);
    at.state.editor.setComment('x'.repeat(256));
    await at.state.editor.upload();
    expect(at.writing.sent).toEqual([]);
    expect(kind(at)).toBe('reviewing');
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
    ['2026-5-1', 'not-a-date'],
    ['2026-02', undefined],
    ['~2019', undefined],
    ['early 1990s', undefined],
    ['2020..2022', undefined],
  ])('a start date of %s is %s', (startDate, problem) => {
    at.state.editor.start();
    at.state.editor.change({ startDate });
    expect(at.state.editor.problems.value.get('startDate')).toBe(problem);
  });
});
