import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeChange } from '../../src/osm/types.ts';
import { repeating, UPLOAD } from './given.ts';
import { given, modify, TAGS } from './givenCameras.ts';

test('a change carries the whole node, and its version', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  expect(await upload(modify(base, { ...TAGS, ref: 'A' }))).toMatchObject({ kind: 'saved', id: 101, version: 2 });
  expect(Object.fromEntries(sandbox.element('node', 101)?.tags ?? [])).toEqual({ ...TAGS, ref: 'A' });
});

test.for([
  ['an empty value', { ref: '' }],
  ['a control character of the second set', { name: 'A\u0085B' }],
  ['a key with a tab', { 'a\tb': 'c' }],
] as const)('what others wrote and this page would not (%s) goes back as it came', async ([, odd]) => {
  const { sandbox, reader, upload } = given();
  sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: odd });
  const base = await reader.node(101);
  const outcome = await upload(modify(base, { ...Object.fromEntries(base.tags), direction: '270' }));
  expect(outcome).toMatchObject({ kind: 'saved', version: 3 });
  expect(Object.fromEntries(sandbox.element('node', 101)?.tags ?? [])).toEqual({ ...TAGS, ...odd, direction: '270' });
});

test('what the person writes is judged all the same, and opens no changeset', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  expect(await upload(modify(base, { ...TAGS, ref: '' }))).toMatchObject({
    kind: 'rejected',
    failure: { kind: 'unexpected', details: { said: 'tag "ref": empty' } },
  });
  expect(sandbox.log.some(({ method }) => method === 'PUT')).toBe(false);
});

test('where someone else changed something else, both changes stand', async () => {
  const { sandbox, reader, upload, saved } = given();
  const base = await reader.node(101);
  sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { operator: 'Someone', odd: null } });
  expect(await upload(modify(base, { ...TAGS, ref: 'A' }))).toMatchObject({ kind: 'saved', version: 3 });
  const { odd: _, ...rest } = TAGS;
  expect(Object.fromEntries(sandbox.element('node', 101)?.tags ?? [])).toEqual({
    ...rest,
    ref: 'A',
    operator: 'Someone',
  });
  expect(saved.onto).toMatchObject({ version: 2 });
});

test('someone else who comes between the look and the upload is not overwritten either', async () => {
  const { sandbox, reader, upload, saved } = given((send) => async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.endsWith('/upload') && sandbox.element('node', 101)?.version === 1) {
      sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { operator: 'Someone' } });
    }
    return send(input, init);
  });
  const base = await reader.node(101);
  expect(await upload(modify(base, { ...TAGS, ref: 'A' }))).toMatchObject({ kind: 'saved', version: 3 });
  expect(Object.fromEntries(sandbox.element('node', 101)?.tags ?? [])).toEqual({
    ...TAGS,
    ref: 'A',
    operator: 'Someone',
  });
  expect(saved.onto).toMatchObject({ version: 2 });
});

test('where someone else changed the same tag, a person decides, and nothing is written', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { direction: '180' } });
  expect(await upload(modify(base, { ...TAGS, direction: '270' }))).toMatchObject({
    kind: 'conflict',
    conflicts: [{ key: 'direction', base: '90', theirs: '180', mine: '270' }],
    place: null,
    theirs: { version: 2 },
    last: { who: 'Another Mapper' },
  });
  expect(sandbox.element('node', 101)?.version).toBe(2);
});

test('where both moved it, a person decides', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  sandbox.edit({ do: 'move', id: 101, lat: 40.001, lon: -75 });
  expect(await upload(modify(base, TAGS, { ...base, lat: 40.002 }))).toMatchObject({
    kind: 'conflict',
    conflicts: [],
    place: { base: { lat: 40 }, theirs: { lat: 40.001 }, mine: { lat: 40.002 } },
  });
});

test('one that was deleted meanwhile is told, with who it was', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  sandbox.edit({ do: 'delete', type: 'node', id: 101 });
  for (const change of [modify(base, { ...TAGS, ref: 'A' }), { kind: 'delete', base } as const]) {
    expect(await upload(change)).toMatchObject({ kind: 'deleted', last: { who: 'Another Mapper' } });
  }
  expect(sandbox.element('node', 101)).toBeUndefined();
});

test('what stands in the way can be looked at without sending anything', async () => {
  const { sandbox, reader, look } = given();
  const change = modify(await reader.node(101), { ...TAGS, direction: '270' });
  expect(await look(change)).toBeNull();
  sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { operator: 'Someone' } });
  expect(await look(change)).toBeNull();
  sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { direction: '180' } });
  expect(await look(change)).toMatchObject({ kind: 'conflict', theirs: { version: 3 } });
  sandbox.edit({ do: 'delete', type: 'node', id: 101 });
  expect(await look(change)).toMatchObject({ kind: 'deleted', last: { who: 'Another Mapper' } });
  expect(sandbox.log.every(({ method }) => method === 'GET')).toBe(true);
});

test('a removal deletes what was looked at, and nothing that was changed since', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: { operator: 'Someone' } });
  expect(await upload({ kind: 'delete', base })).toMatchObject({
    kind: 'conflict',
    conflicts: [{ key: 'operator', base: undefined, theirs: 'Someone', mine: undefined }],
  });
  expect(await upload({ kind: 'delete', base: await reader.node(101) })).toMatchObject({ kind: 'saved', version: 3 });
  expect(sandbox.element('node', 101)).toBeUndefined();
});

test('a node of a way is not removed, in words that a person understands', async () => {
  const { sandbox, reader, upload } = given();
  expect(await reader.uses(102)).toEqual([
    { key: 'way/300', name: 'highway=service' },
    { key: 'relation/400', name: 'type=enforcement' },
  ]);
  expect(await reader.uses(101)).toEqual([]);
  const outcome = await upload({ kind: 'delete', base: await reader.node(102) });
  expect(outcome).toMatchObject({ kind: 'rejected', failure: { kind: 'in-use' } });
  expect(sandbox.element('node', 102)).toBeDefined();
});

test('a deleted camera is brought back as the same node', async () => {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(101);
  await upload({ kind: 'delete', base });
  const restore = { kind: 'restore', base: { ...base, version: 2 }, place: base, tags: base.tags } as const;
  expect(await upload(restore)).toMatchObject({ kind: 'saved', id: 101, version: 3 });
  expect(Object.fromEntries(sandbox.element('node', 101)?.tags ?? [])).toEqual(TAGS);
  expect(await upload(restore)).toMatchObject({ kind: 'unneeded' });
});

test.for([['before'], ['after'], ['body'], ['during']] satisfies ['before' | 'after' | 'body' | 'during'][])(
  'a change whose line is cut %s it arrived is found out about, and made once',
  async ([when]) => {
    for (const kind of ['modify', 'delete'] as const) {
      const { sandbox, reader, upload, settle } = given();
      const base = await reader.node(101);
      const change: NodeChange = kind === 'delete' ? { kind, base } : modify(base, { ...TAGS, ref: 'A' });
      sandbox.faults.next(UPLOAD, { kind: 'cut', when });
      expect(await upload(change)).toMatchObject({ kind: 'unknown' });
      const settled = await settle(change);
      const saved = settled.kind === 'rejected' ? await upload(change) : settled;
      expect(saved).toMatchObject({ kind: 'saved', id: 101, version: 2 });
      expect((await reader.history('node/101')).map(({ version }) => version)).toEqual([2, 1]);
    }
  },
);

test('a browser that repeats a change by itself is answered with a conflict, and the change is known for what it is', async () => {
  for (const kind of ['modify', 'delete'] as const) {
    const { sandbox, reader, upload } = given(repeating);
    const base = await reader.node(101);
    sandbox.faults.next(UPLOAD, { kind: 'cut', when: 'after' });
    const change: NodeChange = kind === 'delete' ? { kind, base } : modify(base, { ...TAGS, ref: 'A' });
    expect(await upload(change)).toMatchObject({ kind: 'saved', id: 101, version: 2 });
  }
});

test('a reader that someone added minutes ago is seen before another is sent', async () => {
  const { sandbox, upload } = given();
  const near = sandbox.edit({ do: 'create', lat: 41, lon: -75, tags: TAGS });
  const change: NodeChange = {
    kind: 'create',
    place: { lat: 41.000_05, lon: -75 },
    tags: new Map(Object.entries(TAGS)),
  };
  expect(await upload(change, { seen: new Set() })).toMatchObject({ kind: 'nearby', cameras: [{ id: near.id }] });
  expect(sandbox.log.some(({ method }) => method === 'POST')).toBe(false);
  expect(await upload(change, { seen: new Set([`node/${near.id}`] as const) })).toMatchObject({ kind: 'saved' });
  const elsewhere = new Map(Object.entries({ ...TAGS, direction: '270' }));
  expect(
    await upload({ ...change, place: { lat: 41.000_06, lon: -75 }, tags: elsewhere }, { seen: new Set() }),
  ).toMatchObject({
    kind: 'saved',
  });
});

test('several changes go into one changeset, each in an upload of its own', async () => {
  const { sandbox, reader, upload, close } = given();
  const first = await upload(modify(await reader.node(101), { ...TAGS, ref: 'A' }), { keepOpen: true });
  if (first.kind !== 'saved' || first.open === undefined) throw new Error('it should be open');
  const change: NodeChange = { kind: 'create', place: { lat: 41, lon: -75 }, tags: new Map(Object.entries(TAGS)) };
  const second = await upload(change, { keepOpen: true, into: first.open });
  if (second.kind !== 'saved' || second.open === undefined) throw new Error('it should be open');
  expect(second.changeset).toBe(first.changeset);
  expect(await close(second.open)).toBe(true);
  const answer: unknown = await (await sandbox.fetch(`/api/0.6/changeset/${first.changeset}.json`)).json();
  expect(answer).toMatchObject({ changeset: { open: false, changes_count: 2 } });
});

test('of several changes in one changeset, one whose answer is lost is told apart from the others', async () => {
  for (const when of ['before', 'after'] as const) {
    const { sandbox, upload, settle } = given();
    const at = (lat: number): NodeChange => ({
      kind: 'create',
      place: { lat, lon: -75 },
      tags: new Map(Object.entries(TAGS)),
    });
    const first = await upload(at(41), { keepOpen: true });
    if (first.kind !== 'saved' || first.open === undefined) throw new Error('it should be open');
    sandbox.faults.next(UPLOAD, { kind: 'cut', when });
    expect(await upload(at(42), { keepOpen: true, into: first.open })).toMatchObject({ kind: 'unknown' });
    const outcome = await settle(at(42));
    if (when === 'before') expect(outcome.kind).toBe('rejected');
    else expect(outcome).toMatchObject({ kind: 'saved', id: first.id + 1 });
    expect(sandbox.element('node', first.id)).toBeDefined();
  }
});

test('the history tells who, when, what and why, newest first', async () => {
  const { sandbox, reader, upload } = given();
  sandbox.edit({ do: 'move', id: 101, lat: 40.001, lon: -75 });
  await upload(modify(await reader.node(101), { ...TAGS, direction: '180' }));
  await upload({ kind: 'delete', base: await reader.node(101) });
  const versions = await reader.history('node/101');
  expect(versions.map(({ version, who, comment, visible }) => [version, who, comment, visible])).toEqual([
    [4, 'Practice Mapper', 'A test', false],
    [3, 'Practice Mapper', 'A test', true],
    [2, 'Another Mapper', 'An edit by somebody else', true],
    [1, 'Somebody', null, true],
  ]);
  expect([...(versions[1]?.changed ?? [])]).toEqual([['direction', { from: '90', to: '180' }]]);
  expect(versions[2]?.moved).toBeCloseTo(111, 0);
  expect(versions[3]?.changed?.size).toBe(4);
});

test('whatever others do meanwhile, a change keeps every tag that it does not name', async () => {
  const tags = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), fc.constantFrom('1', '2', '3'), {
    noNullPrototype: false,
  });
  await fc.assert(
    fc.asyncProperty(tags, fc.constantFrom('a', 'b', 'x'), async (theirs, mine) => {
      const { sandbox, reader, upload } = given();
      const base = await reader.node(101);
      const names = Object.keys(theirs).filter((key) => key !== '__proto__');
      const wanted = Object.fromEntries(names.map((key) => [key, theirs[key] ?? null]));
      if (names.length > 0) sandbox.edit({ do: 'modify', type: 'node', id: 101, tags: wanted });
      const outcome = await upload(modify(base, { ...TAGS, [mine]: 'mine' }));
      const now = sandbox.element('node', 101)?.tags ?? new Map<string, string>();
      expect(outcome.kind).toBe(names.includes(mine) ? 'conflict' : 'saved');
      for (const key of names) expect(now.get(key)).toBe(theirs[key]);
      expect(now.get('odd')).toBe('kept');
    }),
    { numRuns: 40 },
  );
});
