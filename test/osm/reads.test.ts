import { expect, test } from 'vitest';
import { readAccount, readMayWrite } from '../../src/osm/api/readAccount.ts';
import { readStatus } from '../../src/osm/api/capabilities.ts';
import { createChangeset, openChangesets, readChangeset } from '../../src/osm/api/changeset.ts';
import { readNode, readVersion } from '../../src/osm/api/node.ts';
import { createOsmRead } from '../../src/osm/api/reading.ts';
import { json, script, text } from './script.ts';

const USER = {
  id: 3,
  display_name: '<b>Mapper</b>',
  changesets: { count: 12 },
  blocks: { received: { count: 2, active: 1 } },
  messages: { received: { count: 9, unread: 4 } },
};
const ALLOWED = json({ permissions: ['allow_write_api'] });

test('an account is its name, edits, blocks, messages and what the token may do', async () => {
  const { api } = script({ 'GET /user/details.json': json({ user: USER }), 'GET /permissions.json': ALLOWED });
  expect(await readAccount(api)).toEqual({
    id: 3,
    name: '<b>Mapper</b>',
    changesets: 12,
    activeBlocks: 1,
    unreadMessages: 4,
    mayWrite: true,
  });
});

test('what its token may do is not asked for where it is known', async () => {
  const { api, sent } = script({ 'GET /user/details.json': json({ user: USER }) });
  expect(await readAccount(api, undefined, false)).toMatchObject({ id: 3, mayWrite: false });
  expect(sent).toEqual(['GET /user/details.json']);
});

test.for([
  [text('<html>')],
  [json(null)],
  [json({ user: { ...USER, id: '3' } })],
  [json({ user: { ...USER, display_name: '' } })],
  [json({ user: { ...USER, changesets: { count: -1 } } })],
  [json({ user: { ...USER, blocks: {} } })],
])('account details of another shape are refused', async ([details = text('')]) => {
  const { api } = script({ 'GET /user/details.json': details, 'GET /permissions.json': ALLOWED });
  await expect(readAccount(api)).rejects.toMatchObject({ kind: 'bad-response' });
});

test('a token without the scope may not write', async () => {
  expect(await readMayWrite(script({ 'GET /permissions.json': json({ permissions: [] }) }).api)).toBe(false);
  const odd = script({ 'GET /permissions.json': json({}) });
  await expect(readMayWrite(odd.api)).rejects.toMatchObject({ kind: 'bad-response' });
});

test.for([
  ['online', 'online', 'online'],
  ['readonly', 'online', 'readonly'],
  ['online', 'readonly', 'readonly'],
  ['readonly', 'offline', 'offline'],
  ['offline', 'readonly', 'offline'],
])('database %s and API %s is %s', async ([database, api, worse]) => {
  const server = script({ 'GET /capabilities.json': json({ api: { status: { database, api } } }) });
  expect(await readStatus(server.api)).toBe(worse);
});

test.for([[json({})], [json({ api: { status: { database: 'fine', api: 'online' } } })], [text('')]])(
  'capabilities of another shape are refused',
  async ([answer = text('')]) => {
    const { api } = script({ 'GET /capabilities.json': answer });
    await expect(readStatus(api)).rejects.toMatchObject({ kind: 'bad-response' });
  },
);

test.for(['', '0', '-1', '1.5', '<html>', '7 8', '12345678901234567'])(
  'a new changeset whose id is "%s" is refused',
  async (answer) => {
    const { api } = script({ 'PUT /changeset/create': text(answer) });
    await expect(createChangeset(api, new Map([['comment', 'x']]))).rejects.toMatchObject({ kind: 'bad-response' });
  },
);

test.for([
  [json({ changeset: { id: 8, open: false, changes_count: 0 } })],
  [json({ changeset: { id: 7, changes_count: 0 } })],
  [json({ changeset: { id: 7, open: false } })],
  [json({ elements: [] })],
])('a changeset of another shape, or another one, is refused', async ([answer = text('')]) => {
  const { api } = script({ 'GET /changeset/7.json': answer });
  await expect(readChangeset(api, 7)).rejects.toMatchObject({ kind: 'bad-response' });
});

test('a list of changesets of another shape is refused', async () => {
  const { api } = script({ 'GET /changesets.json?user=3&open=true': json({ changesets: {} }) });
  await expect(openChangesets(api, 3)).rejects.toMatchObject({ kind: 'bad-response' });
});

const NODE = { type: 'node', id: 508, lat: 1.5, lon: -2, version: 3, timestamp: '2026-11-23T05:00:00Z' };

test('a node is read with its version and every tag, whatever the key', async () => {
  const tags = JSON.parse('{"__proto__":"x","surveillance:type":"ALPR"}') as unknown;
  const { api } = script({ 'GET /node/508.json': json({ elements: [{ ...NODE, tags }] }) }, { token: null });
  expect(await readNode(api, 508)).toEqual({
    type: 'node',
    id: 508,
    lat: 1.5,
    lon: -2,
    version: 3,
    timestamp: Date.UTC(2026, 10, 23, 5),
    tags: new Map([
      ['__proto__', 'x'],
      ['surveillance:type', 'ALPR'],
    ]),
  });
});

test.for([
  [{ elements: [] }],
  [{ elements: [{ ...NODE, id: 509 }] }],
  [{ elements: [{ ...NODE, type: 'way' }] }],
  [{ elements: [{ ...NODE, version: 0 }] }],
  [{ elements: [{ ...NODE, lat: 91 }] }],
  [{ elements: [{ ...NODE, tags: { a: 1 } }] }],
  [{ elements: [{ ...NODE, tags: 'a' }] }],
])('a node of another shape, or another one, is refused', async ([answer]) => {
  const { api } = script({ 'GET /node/508.json': json(answer) });
  await expect(readNode(api, 508)).rejects.toMatchObject({ kind: 'bad-response' });
});

test.for([
  [404, 'not-found'],
  [410, 'gone'],
] as const)('a node that answers %i is %s', async ([status, reason]) => {
  const { api } = script({ 'GET /node/508.json': text('', status) });
  await expect(readNode(api, 508)).rejects.toMatchObject({ reason });
});

test('what a version changed on a redacted one is not told as its author’s', async () => {
  const version = (number: number, tags: Readonly<Record<string, string>>, lat = 1.5): object => {
    return { ...NODE, version: number, lat, tags, user: `Mapper ${number}`, changeset: number };
  };
  const { api } = script({
    'GET /node/508/history.json': json({
      elements: [version(2, { a: '1' }), version(3, { a: '2' }), version(5, { a: '2', b: '1' }, 2), version(6, {}, 2)],
    }),
  });
  const versions = await createOsmRead(api).history('node/508');
  expect(versions.map(({ version: number, changed, moved }) => [number, changed?.size ?? null, moved > 0])).toEqual([
    [6, 2, false],
    // The fourth is hidden: who moved it, and gave it the tag, is not known.
    [5, null, false],
    [3, 1, false],
    // And so is the first.
    [2, null, false],
  ]);
});

test('a version is read, or is not there (yet); anything else is a failure', async () => {
  const at = (act: Response): Promise<unknown> => readVersion(script({ 'GET /node/508/3.json': act }).api, 508, 3);
  expect(await at(json({ elements: [NODE] }))).toMatchObject({ id: 508, version: 3 });
  expect(await at(text('', 404))).toBeNull();
  await expect(at(text('', 410))).rejects.toMatchObject({ reason: 'gone' });
  await expect(at(text('', 500))).rejects.toMatchObject({ kind: 'server' });
  for (const other of [
    { ...NODE, id: 509 },
    { ...NODE, version: 4 },
  ]) {
    await expect(at(json({ elements: [other] }))).rejects.toMatchObject({ kind: 'bad-response' });
  }
});

test('what is no JSON at all is told as that', async () => {
  const { api } = script({ 'GET /node/508.json': text('<html>') });
  await expect(readNode(api, 508)).rejects.toMatchObject({ details: { said: 'not the JSON that was asked for' } });
});
