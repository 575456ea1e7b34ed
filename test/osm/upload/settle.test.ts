import { ABOUT } from '../about.ts';
import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/osm/upload/attempt.ts';
import type { NodeChange, UploadOutcome } from '../../../src/osm/types.ts';
import { createUploader } from '../../../src/osm/upload/upload.ts';
import type { Act, Scripted } from '../script.ts';
import { json, script, text } from '../script.ts';

const SENT: Attempt = { changeset: 7, state: 'uploading', known: [], shared: false, written: null };
const CHANGE: NodeChange = { kind: 'create', place: { lat: 1, lon: 2 }, tags: new Map([['a', '<b>']]) };

const CLOSED = text('The changeset 7 was closed at 2026-11-23 05:59:37 UTC', 409);
const LOCKED = text('Changeset 7 is currently locked by another process.', 409);
const DOWNLOAD = text(
  '<?xml version="1.0" encoding="UTF-8"?>\n<osmChange version="0.6"><create><node id="508" version="1" changeset="7" ' +
    'lat="1" lon="2"><tag k="a" v="&lt;b&gt;"/></node></create></osmChange>',
);
const holds = (changes: number, open = false): Response => json({ changeset: { id: 7, open, changes_count: changes } });

async function settle(
  routes: Readonly<Record<string, Act | readonly Act[]>>,
  attempt: Attempt = SENT,
  options: Parameters<typeof script>[1] = {},
): Promise<{ readonly outcome: UploadOutcome; readonly pauses: readonly number[]; readonly server: Scripted }> {
  const server = script({ 'PUT /changeset/7/close': [text(''), CLOSED], ...routes }, options);
  const pauses: number[] = [];
  const uploader = createUploader({
    about: ABOUT,
    api: server.api,
    wait: async (ms) => {
      pauses.push(ms);
    },
  });
  const outcome = await uploader.settle(attempt, CHANGE, {
    step: () => undefined,
    save: async ({ state }) => expect(state).toBe('checking'),
  });
  expect(server.bodies.filter((body) => body.includes('<create>'))).toEqual([]);
  return { outcome, pauses, server };
}

test('a node that landed is found with its id and version', async () => {
  const { outcome, pauses } = await settle({
    'GET /changeset/7.json': holds(1),
    'GET /changeset/7/download': DOWNLOAD,
  });
  expect(outcome).toEqual({ kind: 'saved', id: 508, version: 1, changeset: 7 });
  expect(pauses).toEqual([]);
});

test('an empty changeset must be seen twice, closed, with a pause between', async () => {
  const { outcome, pauses, server } = await settle({ 'GET /changeset/7.json': holds(0) });
  expect(outcome.kind).toBe('rejected');
  expect(pauses).toEqual([5000]);
  expect(server.sent[0]).toBe('PUT /changeset/7/close');
});

test('a copy of the database that lags behind does not hide the node', async () => {
  const { outcome } = await settle({
    'GET /changeset/7.json': [holds(0), holds(1)],
    'GET /changeset/7/download': DOWNLOAD,
  });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
});

test('a changeset that is still seen open does not count as empty', async () => {
  const { outcome, pauses } = await settle({
    'GET /changeset/7.json': [holds(0, true), holds(0, true), holds(0, true), holds(1)],
    'GET /changeset/7/download': DOWNLOAD,
  });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
  expect(pauses).toHaveLength(3);
});

test('a locked changeset is waited for: its upload is still at work', async () => {
  const { outcome, server } = await settle({
    'PUT /changeset/7/close': [LOCKED, LOCKED, text('')],
    'GET /changeset/7.json': holds(1),
    'GET /changeset/7/download': DOWNLOAD,
  });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
  expect(server.sent).toHaveLength(5);
});

test('a changeset that stays locked stays unknown', async () => {
  const { outcome, pauses } = await settle({ 'PUT /changeset/7/close': LOCKED });
  expect(outcome.kind).toBe('unknown');
  expect(pauses).toHaveLength(5);
});

test.for([
  ['cut', 'server'],
  ['stall', 'timeout'],
  [text('', 503), 'server'],
  [text('', 404), 'query-refused'],
] satisfies [Act, string][])('a server that does not tell leaves it unknown', async ([act, kind]) => {
  const { outcome, pauses } = await settle({ 'GET /changeset/7.json': act });
  expect(outcome).toMatchObject({ kind: 'unknown', failure: { kind } });
  expect(pauses).toHaveLength(5);
});

test('an empty changeset that cannot be closed stays unknown: something may still land in it', async () => {
  const { outcome } = await settle({ 'PUT /changeset/7/close': 'cut', 'GET /changeset/7.json': holds(0, true) });
  expect(outcome).toMatchObject({ kind: 'unknown', failure: { kind: 'server' } });
});

test('a server that comes back in between settles it', async () => {
  const { outcome } = await settle({
    'PUT /changeset/7/close': ['cut', text('', 502), CLOSED],
    'GET /changeset/7.json': ['cut', holds(0, true), 'stall', holds(1)],
    'GET /changeset/7/download': ['cut', DOWNLOAD],
  });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
});

test.for([
  [text('token_revoked', 401), 'signed-out'],
  [text('blocked', 403), 'forbidden'],
] satisfies [Act, string][])('what a person has to act on first is not asked again', async ([act, kind]) => {
  const close = { 'PUT /changeset/7/close': act };
  const { outcome, pauses } = await settle({ ...close, 'GET /changeset/7.json': holds(0, true) });
  expect(outcome).toMatchObject({ kind: 'unknown', failure: { kind } });
  expect(pauses).toEqual([]);
  // What landed can be seen all the same, once nothing more can land.
  const landed = await settle({
    ...close,
    'GET /changeset/7.json': holds(1),
    'GET /changeset/7/download': DOWNLOAD,
  });
  expect(landed.outcome).toMatchObject({ kind: 'saved', id: 508 });
});

test('without network it stays unknown, and nothing leaves', async () => {
  const { outcome, server } = await settle({}, undefined, { unplugged: () => true });
  expect(outcome).toMatchObject({ kind: 'unknown', failure: { kind: 'offline' } });
  expect(server.sent).toEqual([]);
});

test('without a token only what can be seen is told', async () => {
  const open = await settle({ 'GET /changeset/7.json': holds(0, true) }, undefined, { token: null });
  expect(open.outcome).toMatchObject({ kind: 'unknown', failure: { kind: 'signed-out' } });
  const closed = await settle({ 'GET /changeset/7.json': holds(0) }, undefined, { token: null });
  expect(closed.outcome.kind).toBe('rejected');
});

test('another account than the one that sent it can see the node, but an open changeset proves nothing', async () => {
  const close = { 'PUT /changeset/7/close': text("The user doesn't own that changeset", 409) };
  const landed = await settle({ ...close, 'GET /changeset/7.json': holds(1), 'GET /changeset/7/download': DOWNLOAD });
  expect(landed.outcome).toMatchObject({ kind: 'saved', id: 508 });
  const open = await settle({ ...close, 'GET /changeset/7.json': holds(0, true) });
  expect(open.outcome.kind).toBe('unknown');
});

test.for([
  [text('')],
  [text('<osmChange version="0.6"/>')],
  [text('<osmChange><create><node id="-5" version="1"/></create></osmChange>')],
] satisfies [Act][])('a download without the node leaves it unknown', async ([act]) => {
  const { outcome } = await settle({ 'GET /changeset/7.json': holds(1), 'GET /changeset/7/download': act });
  expect(outcome).toMatchObject({ kind: 'unknown', failure: { kind: 'bad-response' } });
});

test('what never got to its node was not sent; the changesets that Sightline may have left are closed', async () => {
  const { outcome, server } = await settle(
    {
      'GET /user/details.json': json({
        user: {
          id: 3,
          display_name: 'Mapper',
          changesets: { count: 1 },
          blocks: { received: { active: 0 } },
          messages: { received: { unread: 0 } },
        },
      }),
      'GET /permissions.json': json({ permissions: [] }),
      'PUT /changeset/9/close': text(''),
      'GET /changesets.json?user=3&open=true': json({
        changesets: [
          { id: 7, open: true, changes_count: 0, tags: { created_by: 'Sightline 1.0.0' } },
          { id: 8, open: true, changes_count: 0, tags: { created_by: 'iD 2' } },
          { id: 9, open: true, changes_count: 4, tags: { created_by: 'Sightline 1.0.0' } },
        ],
      }),
    },
    { ...SENT, changeset: null, state: 'creating' },
  );
  expect(outcome.kind).toBe('rejected');
  expect(server.sent.filter((route) => route.endsWith('/close'))).toEqual([
    'PUT /changeset/7/close',
    'PUT /changeset/9/close',
  ]);
});

test('what was never sent needs no server to say so', async () => {
  for (const changeset of [null, 7]) {
    // oxlint-disable-next-line no-await-in-loop -- one case after the other
    const { outcome } = await settle({}, { ...SENT, changeset, state: 'creating' }, { unplugged: () => true });
    expect(outcome.kind).toBe('rejected');
  }
});

const TWINS = text(
  '<osmChange><create><node id="509" version="1"/></create><create><node id="508" version="1"/></create></osmChange>',
);

test('the duplicate of a repeated request is deleted; the changeset being closed, in another one', async () => {
  const { outcome, server } = await settle({
    'GET /changeset/7.json': holds(2),
    'GET /changeset/7/download': TWINS,
    'PUT /changeset/create': text('8'),
    'POST /changeset/8/upload': text('<diffResult/>'),
    'PUT /changeset/8/close': text(''),
  });
  expect(outcome).toEqual({ kind: 'saved', id: 508, version: 1, changeset: 7 });
  expect(server.bodies).toContain(
    '<osmChange version="0.6" generator="Sightline"><delete><node id="509" version="1" changeset="8"/></delete></osmChange>',
  );
});

test('a duplicate that was deleted in the same changeset is no duplicate any more', async () => {
  const { outcome, server } = await settle({
    'GET /changeset/7.json': holds(3),
    'GET /changeset/7/download': text(
      '<osmChange><create><node id="507" version="1"/></create><create><node id="508" version="1"/></create>' +
        '<delete><node id="507" version="2"/></delete></osmChange>',
    ),
  });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
  expect(server.sent.some((route) => route.startsWith('POST'))).toBe(false);
});

test('a changeset that is closed, but still seen open, is a matter of waiting and not a refusal', async () => {
  const { outcome } = await settle({ 'PUT /changeset/7/close': CLOSED, 'GET /changeset/7.json': holds(0, true) });
  expect(outcome).toMatchObject({ kind: 'unknown', failure: { kind: 'timeout' } });
});

test('what was answered with a yes and looked over is not asked for again', async () => {
  const done: Attempt = { ...SENT, state: 'done', written: { id: 508, version: 1 } };
  const { outcome, server } = await settle({}, done);
  expect(outcome).toEqual({ kind: 'saved', id: 508, version: 1, changeset: 7 });
  expect(server.sent).toEqual([]);
});

test('of what never left, the changeset is closed and nothing is looked for', async () => {
  const { outcome, server } = await settle({}, { ...SENT, state: 'creating' });
  expect(outcome.kind).toBe('rejected');
  expect(server.sent).toEqual(['PUT /changeset/7/close']);
});

test.for([
  ['another value', '<tag k="a" v="b"/>'],
  ['another key', '<tag k="b" v="&lt;b&gt;"/>'],
  ['one tag more', '<tag k="a" v="&lt;b&gt;"/><tag k="b" v="c"/>'],
] as const)('in a shared changeset a node with %s is another draft’s', async ([, tags]) => {
  const node = `<create><node id="508" version="1" changeset="7" lat="1" lon="2">${tags}</node></create>`;
  const { outcome } = await settle(
    {
      'GET /changeset/7.json': holds(1),
      'GET /changeset/7/download': text(`<?xml version="1.0"?><osmChange version="0.6">${node}</osmChange>`),
    },
    { ...SENT, shared: true },
  );
  expect(outcome.kind).toBe('rejected');
});

test('in a shared changeset two tags of which one is the same are not the same node', async () => {
  const tags = new Map([
    ['a', '1'],
    ['b', '2'],
  ]);
  const server = script({
    'PUT /changeset/7/close': [text(''), CLOSED],
    'GET /changeset/7.json': holds(1),
    'GET /changeset/7/download': text(
      '<osmChange version="0.6"><create><node id="508" version="1" changeset="7" lat="1" lon="2">' +
        '<tag k="a" v="1"/><tag k="b" v="3"/></node></create></osmChange>',
    ),
  });
  const uploader = createUploader({ about: ABOUT, api: server.api, wait: async () => undefined });
  const outcome = await uploader.settle(
    { ...SENT, shared: true },
    { kind: 'create', place: { lat: 1, lon: 2 }, tags },
    {
      step: () => undefined,
      save: async () => undefined,
    },
  );
  expect(outcome.kind).toBe('rejected');
});
