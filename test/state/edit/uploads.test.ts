import { beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/osm/api/refusal.ts';
import type { Version } from '../../../src/osm/types.ts';
import type { App } from '../../stub/app.ts';
import { camera, settled, startApp } from '../../stub/app.ts';
import { SENT } from '../../stub/osm.ts';
import { TAGS, appWithACamera } from './appWithACamera.ts';

let at: App;

beforeEach(async () => {
  at = await appWithACamera();
});

const kind = (here: App = at): string => here.state.editor.step.value.kind;

describe('the uploads of this browser', () => {
  const upload = async (): Promise<void> => {
    const { editor } = at.state;
    await editor.edit('node/101');
    editor.change({ ref: 'A 1' });
    editor.review();
    await editor.upload();
    editor.close();
  };

  test('are listed, and still after a reload', async () => {
    await upload();
    const [record] = at.state.uploads.list.value;
    expect(record).toMatchObject({ action: 'change', key: 'node/101', version: 4, changeset: 5, undone: false });
    const reloaded = startApp({ uploads: at.uploads });
    await settled();
    expect(reloaded.state.uploads.list.value).toEqual([record]);
  });

  test('can be taken back while their version stands', async () => {
    await upload();
    const { editor, uploads } = at.state;
    at.writing.nodes = [{ ...camera(101, 40, -75, { ...TAGS, ref: 'A 1' }), version: 4 }];
    const id = uploads.list.value[0]?.id ?? '';
    await uploads.undo(id);
    expect(kind()).toBe('reviewing');
    expect([...editor.diff.value]).toEqual([['ref', { from: 'A 1', to: undefined }]]);
    await editor.upload();
    expect(uploads.list.value.find((one) => one.id === id)?.undone).toBe(true);
  });

  test('can’t be taken back once someone has changed it since', async () => {
    await upload();
    at.writing.nodes = [{ ...camera(101, 40, -75, TAGS), version: 6 }];
    await at.state.uploads.undo(at.state.uploads.list.value[0]?.id ?? '');
    expect(at.state.editor.openProblem.value).toMatchObject({ key: 'node/101', why: 'moved-on' });
    expect(kind()).toBe('idle');
  });

  test('of a new reader are taken back by removing it', async () => {
    const { editor, uploads } = at.state;
    editor.start();
    editor.placeHere();
    editor.review();
    await editor.upload();
    at.writing.nodes = [{ ...camera(900, 40, -75), version: 1 }];
    await uploads.undo(uploads.list.value[0]?.id ?? '');
    expect(editor.draft.value).toMatchObject({ action: 'remove', base: { id: 900, version: 1 } });
  });

  test('of a removal are taken back by restoring it', async () => {
    const { editor, uploads } = at.state;
    await editor.remove('node/101');
    editor.review();
    await editor.upload();
    const [record] = uploads.list.value;
    const gone: Version = {
      version: 4,
      when: 1,
      who: 'Mapper',
      changeset: 5,
      comment: null,
      visible: false,
      changed: new Map(),
      moved: 0,
      camera: null,
    };
    at.writing.reader = { ...at.writing.reader, history: () => Promise.resolve([gone]) };
    await uploads.undo(record?.id ?? '');
    expect(editor.draft.value).toMatchObject({ action: 'restore', base: { id: 101, version: 4 }, undoes: record?.id });
    expect(Object.fromEntries(editor.tags.value)).toEqual(TAGS);
  });
});

test('the history is read from the API; what fails is a value', async () => {
  expect(await at.state.uploads.history('node/101')).toEqual([]);
  const refused = new Refusal('not-found', 'query-refused');
  at.writing.reader = { ...at.writing.reader, history: () => Promise.reject(refused) };
  expect(await at.state.uploads.history('node/101')).toBe(refused);
});

test('a strong finding that is passed over asks for a review', async () => {
  const { editor } = at.state;
  editor.start();
  editor.placeHere();
  editor.change({ operator: { name: 'Flock Safety' } });
  await settled();
  expect(editor.findings.value.map((finding) => finding.kind)).toContain('operator-is-maker');
  expect(editor.reviewForced.value).toBe(true);
  expect(editor.changesetTags.value.get('review_requested')).toBe('yes');
  editor.review();
  await editor.upload();
  expect(at.writing.sent[0]?.changesetTags.get('review_requested')).toBe('yes');
});

test('what had arrived when the page went is put away by the next', async () => {
  const { editor } = at.state;
  await editor.edit('node/101');
  editor.change({ ref: 'A 1' });
  editor.close();
  const [draft] = at.drafts.values();
  if (draft === undefined) throw new Error('no draft');
  const done = { ...draft, attempt: { ...SENT, state: 'done', written: { id: 101, version: 4 } } } as const;
  const reloaded = startApp({ drafts: new Map([[draft.id, done]]) });
  await settled();
  await settled();
  expect(reloaded.drafts.size).toBe(0);
  expect(reloaded.state.uploads.list.value).toMatchObject([{ key: 'node/101', version: 4 }]);
});
