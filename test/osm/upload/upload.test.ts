import { ABOUT } from '../about.ts';
import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/osm/upload/attempt.ts';
import type { Job } from '../../../src/osm/types.ts';
import { createUploader } from '../../../src/osm/upload/upload.ts';
import type { Act } from '../script.ts';
import { json, script, text } from '../script.ts';
import { CREATE, JOB, RESULT, GOOD, FULL, run, CREATING, uploading, closing, sends } from './run.ts';

test('a good upload checks, opens, sends and closes, and gives the new id and version', async () => {
  const { outcome, steps, server } = await run({});
  expect(outcome).toEqual({ kind: 'saved', id: 508, version: 1, changeset: 7 });
  expect(steps).toEqual(['checking', 'opening', 'sending', 'closing']);
  expect(server.sent).toEqual([
    'PUT /changeset/create',
    'POST /changeset/7/upload',
    'PUT /changeset/7/close',
    'GET /changeset/7.json',
  ]);
  expect(server.bodies[1]).toBe(
    '<osmChange version="0.6" generator="Sightline"><create><node id="-1" changeset="7" lat="33.7500000" ' +
      'lon="-84.3900000"><tag k="surveillance:type" v="ALPR"/></node></create></osmChange>',
  );
});

test('what is known of the attempt is saved before each request that could be lost', async () => {
  const before: number[] = [];
  const server = script(GOOD);
  const saved: Attempt[] = [];
  await createUploader({ about: ABOUT, api: server.api }).upload(JOB, {
    step: () => undefined,
    save: async (attempt) => {
      await Promise.resolve();
      before.push(server.sent.length);
      saved.push(attempt);
    },
  });
  expect(saved).toEqual([CREATING, uploading(7), closing(7)]);
  expect(before).toEqual([0, 1, 2]);
});

test('nothing is sent while the attempt cannot be saved', async () => {
  const result = await run({}, { save: () => Promise.reject(new Error('disk')) });
  expect(result.outcome.kind).toBe('rejected');
  expect(sends(result)).toBe(0);
});

test.for([
  ['read-only', json({ api: { status: { database: 'readonly', api: 'online' } } })],
  ['read-only', json({ api: { status: { database: 'online', api: 'offline' } } })],
  ['server', json({ api: { status: { database: 'online', api: 'online' } } })],
  ['server', text('<html>')],
  ['server', text('', 503)],
  ['server', 'cut'],
  ['server', 'stall'],
] satisfies [string, Act][])(
  'a fault while opening the changeset is %s by what the server tells of itself',
  async ([kind, act]) => {
    const result = await run({ 'PUT /changeset/create': text('', 503), 'GET /capabilities.json': act });
    expect(result.outcome).toMatchObject({ kind: 'rejected', failure: { kind } });
    expect(sends(result)).toBe(0);
  },
);

test.for([
  ['server', 'cut'],
  ['timeout', 'stall'],
  ['server', text('', 500)],
  ['signed-out', text('token_revoked', 401)],
  ['forbidden', text('blocked', 403)],
  ['rate-limited', text('slow down', 429)],
  ['read-only', text('Server is currently in read only mode, no database changes allowed at this time', 400)],
  ['bad-response', text('<html></html>')],
] satisfies [string, Act][])('%s while opening the changeset means that nothing was sent', async ([kind, act]) => {
  const result = await run({ 'PUT /changeset/create': act });
  expect(result.outcome).toMatchObject({ kind: 'rejected', failure: { kind } });
  expect(result.saved).toEqual([CREATING]);
  expect(sends(result)).toBe(0);
});

test.for([
  ['query-refused', text('bad', 400)],
  ['signed-out', text('token_revoked', 401)],
  ['forbidden', text('blocked', 403)],
  ['query-refused', text('', 404)],
  ['query-refused', text("The user doesn't own that changeset", 409)],
  ['query-refused', text('Changeset mismatch: Provided 1 but only 2 is allowed', 409)],
  ['query-refused', text('', 410)],
  ['in-use', text('Precondition failed: …', 412)],
  ['query-refused', text('too large', 413)],
  ['rate-limited', text('slow down', 429)],
  ['rate-limited', text('', 509)],
] satisfies [string, Response][])(
  '%s from the server while sending is a no: sending again is safe',
  async ([kind, act]) => {
    const result = await run({ 'POST /changeset/7/upload': act });
    expect(result.outcome).toMatchObject({ kind: 'rejected', failure: { kind, details: { status: act.status } } });
    expect(sends(result)).toBe(1);
  },
);

test.for([
  ['a cut line', 'server', 'cut'],
  ['no answer in time', 'timeout', 'stall'],
  ['500', 'server', text('', 500)],
  ['502 of a gateway', 'server', text('<html>', 502)],
  ['504 of a gateway', 'server', text('<html>', 504)],
  ['408', 'timeout', text('', 408)],
  ['a page of HTML as success', 'bad-response', text('<html><body></body></html>')],
  ['an empty success', 'bad-response', text('')],
  ['a diffResult cut short', 'bad-response', text('<diffResult version="0.6"><node old_id="-1" new_id="5')],
  ['a diffResult without the node', 'bad-response', text('<diffResult/>')],
  [
    'a diffResult about another',
    'bad-response',
    text('<diffResult><node old_id="-2" new_id="5" new_version="1"/></diffResult>'),
  ],
  [
    'a version other than 1',
    'bad-response',
    text('<diffResult><node old_id="-1" new_id="5" new_version="2"/></diffResult>'),
  ],
  [
    'a lock that only this upload can hold',
    'query-refused',
    text('Changeset 7 is currently locked by another process.', 409),
  ],
] satisfies [string, string, Act][])(
  '%s while sending leaves it unknown, and sends nothing more',
  async ([, kind, act]) => {
    const result = await run({ 'POST /changeset/7/upload': act });
    expect(result.outcome).toMatchObject({ kind: 'unknown', failure: { kind } });
    expect(sends(result)).toBe(1);
    expect(result.saved.at(-1)).toEqual(uploading(7));
  },
);

const CLOSED = text('The changeset 7 was closed at 2026-11-23 05:59:37 UTC', 409);

test('a changeset that was closed before anything landed is replaced by another', async () => {
  const { outcome, saved } = await run({ 'POST /changeset/7/upload': CLOSED });
  expect(outcome).toEqual({ kind: 'saved', id: 508, version: 1, changeset: 8 });
  expect(saved).toEqual([
    CREATING,
    uploading(7),
    { ...uploading(7), state: 'rejected' },
    CREATING,
    uploading(8),
    closing(8),
  ]);
});

test('a second closed changeset is not replaced again', async () => {
  const result = await run({
    'POST /changeset/7/upload': CLOSED,
    'POST /changeset/8/upload': CLOSED,
    'GET /changeset/8.json': json({ changeset: { id: 8, open: false, changes_count: 0 } }),
  });
  expect(result.outcome.kind).toBe('rejected');
  expect(sends(result)).toBe(2);
});

test.for([['cut'], ['stall'], [text('', 500)], [CLOSED]] satisfies [Act][])(
  'a failed close after a good upload is still saved',
  async ([act]) => {
    const { outcome } = await run({ 'PUT /changeset/7/close': act });
    expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
  },
);

test('without network nothing leaves', async () => {
  const { outcome, server } = await run({}, { unplugged: () => true });
  expect(outcome).toMatchObject({ kind: 'rejected', failure: { kind: 'offline' } });
  expect(server.sent).toEqual([]);
});

test('a network that goes before the node is sent means that nothing was sent', async () => {
  let online = true;
  const result = await run(
    {},
    {
      unplugged: () => !online,
      save: async () => {
        online = false;
      },
    },
  );
  expect(result.outcome).toMatchObject({ kind: 'rejected', failure: { kind: 'offline' } });
  expect(sends(result)).toBe(0);
});

test.for([
  ['tags', { ...JOB, change: { ...CREATE, tags: new Map([['note', 'a\u0000b']]) } }],
  ['changeset tags', { ...JOB, changesetTags: new Map([['comment', '\uD800']]) }],
  ['a place', { ...JOB, change: { ...CREATE, place: { lat: 91, lon: 0 } } }],
] satisfies [string, Job][])('%s that cannot be written open no changeset', async ([, job]) => {
  const { outcome, server } = await run({}, { job });
  expect(outcome).toMatchObject({ kind: 'rejected', failure: { kind: 'unexpected' } });
  expect(server.sent).toEqual([]);
});

test('a no is not believed while the changeset holds the node: it was about the request repeated by the browser', async () => {
  for (const act of [text('slow down', 429), text('token_revoked', 401), CLOSED]) {
    // oxlint-disable-next-line no-await-in-loop -- one case after the other
    const result = await run({ 'POST /changeset/7/upload': act, 'GET /changeset/7.json': FULL });
    expect(result.outcome.kind).toBe('unknown');
    expect(sends(result)).toBe(1);
  }
});

test('a no is not believed where the changeset cannot be looked at', async () => {
  const { outcome } = await run({ 'POST /changeset/7/upload': text('slow down', 429), 'GET /changeset/7.json': 'cut' });
  expect(outcome).toMatchObject({ kind: 'unknown', failure: { kind: 'rate-limited' } });
});

const TWICE = json({ changeset: { id: 7, open: false, changes_count: 2 } });
const TWINS = text(
  '<osmChange><create><node id="507" version="1"/></create><create><node id="508" version="1"/></create></osmChange>',
);

test('the duplicate that a repeated request left is deleted again, in a changeset that says so', async () => {
  const { outcome, server } = await run({
    'POST /changeset/7/upload': RESULT,
    'POST /changeset/8/upload': text('<diffResult/>'),
    'GET /changeset/7.json': TWICE,
    'GET /changeset/7/download': TWINS,
  });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
  expect(server.bodies.at(-2)).toBe(
    '<osmChange version="0.6" generator="Sightline"><delete><node id="507" version="1" changeset="8"/></delete></osmChange>',
  );
  expect(server.sent.at(-1)).toBe('PUT /changeset/8/close');
});

test.for([text('', 410), text('Version mismatch: Provided 1, server had: 2 of Node 507', 409)])(
  'a duplicate that someone else has seen to by now is left alone',
  async (act) => {
    const { outcome } = await run({
      'POST /changeset/7/upload': RESULT,
      'POST /changeset/8/upload': act,
      'GET /changeset/7.json': TWICE,
      'GET /changeset/7/download': TWINS,
    });
    expect(outcome).toMatchObject({ kind: 'saved', id: 508 });
  },
);

test('a duplicate that stays is to be looked at again', async () => {
  const { outcome } = await run({
    'POST /changeset/7/upload': RESULT,
    'POST /changeset/8/upload': 'cut',
    'GET /changeset/7.json': TWICE,
    'GET /changeset/7/download': TWINS,
  });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508, unchecked: true });
});

test('a good answer whose changeset cannot be looked at is saved, and to be looked at again', async () => {
  const { outcome } = await run({ 'GET /changeset/7.json': 'cut' });
  expect(outcome).toMatchObject({ kind: 'saved', id: 508, unchecked: true });
});
