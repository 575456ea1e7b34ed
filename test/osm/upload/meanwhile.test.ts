import { describe, expect, test } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import type { NodeChange } from '../../../src/osm/types.ts';
import { given, modify, TAGS } from '../givenCameras.ts';

describe('what is no reader any more', () => {
  test.each([
    ['neither kind nor type', { man_made: null, 'surveillance:type': null, highway: 'street_lamp' }],
    ['only the type taken off', { 'surveillance:type': null }],
    ['a camera', { 'surveillance:type': 'camera' }],
    ['a mast', { man_made: 'mast' }],
  ])('gets nothing of an edit without a decision: %s', async (_name, tags) => {
    const { sandbox, reader, upload } = given();
    const base = await reader.node(101);
    sandbox.edit({ do: 'modify', type: 'node', id: 101, tags });
    const before = sandbox.element('node', 101);
    const outcome = await upload(modify(base, { ...TAGS, direction: '270', operator: 'Someone' }));
    expect(outcome).toMatchObject({ kind: 'conflict', theirs: { version: 2 } });
    const keys = outcome.kind === 'conflict' ? outcome.conflicts.map(({ key }) => key).toSorted() : [];
    expect(keys).toEqual(Object.keys(tags).toSorted());
    expect(sandbox.element('node', 101)).toEqual(before);
  });

  test('is changed where the same was meant', async () => {
    const { sandbox, reader, upload } = given();
    const base = await reader.node(101);
    sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { 'surveillance:type': 'camera' } });
    const change = modify(base, { ...TAGS, 'surveillance:type': 'camera', ref: 'A' });
    expect(await upload(change)).toMatchObject({ kind: 'saved', version: 3 });
  });
});

describe('a change that changes nothing is not sent', () => {
  const sent = async (tags: Readonly<Record<string, string>>, of: (base: Camera) => NodeChange): Promise<unknown> => {
    const { sandbox, reader, upload } = given();
    const base = await reader.node(101);
    sandbox.edit({ do: 'modify', type: 'node', id: 101, tags });
    const outcome = await upload(of(base));
    expect(sandbox.log.every(({ method }) => method === 'GET')).toBe(true);
    return outcome;
  };

  test('where they set the same operator', async () => {
    const outcome = await sent({ operator: 'City' }, (base) => modify(base, { ...TAGS, operator: 'City' }));
    expect(outcome).toMatchObject({ kind: 'unneeded', last: { who: 'Another Mapper' } });
  });

  test('where they said “still there” on the same day, and something else', async () => {
    const theirs = { check_date: '2026-11-26', ref: 'B' };
    const outcome = await sent(theirs, (base) => modify(base, { ...TAGS, check_date: '2026-11-26' }));
    expect(outcome).toMatchObject({ kind: 'unneeded' });
  });

  test('where nobody changed anything at all', async () => {
    const { sandbox, reader, upload } = given();
    expect(await upload(modify(await reader.node(101), TAGS))).toMatchObject({ kind: 'unneeded' });
    expect(sandbox.element('node', 101)).toMatchObject({ version: 1 });
  });
});

test('a restore that someone else was quicker with ends in words, not with the node as its own look-alike', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  await upload({ kind: 'delete', base });
  const deleted = { ...base, version: 2 };
  const restore = { kind: 'restore', base: deleted, place: base, tags: base.tags } as const;
  expect(await upload(restore, { seen: new Set() })).toMatchObject({ kind: 'saved', version: 3 });
  expect(await upload(restore, { seen: new Set() })).toMatchObject({ kind: 'unneeded' });
  sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { ref: 'B' } });
  expect(await upload(restore, { seen: new Set() })).toMatchObject({
    kind: 'conflict',
    conflicts: [{ key: 'ref', theirs: 'B', mine: undefined }],
  });
});
