import { ABOUT } from './about.ts';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Attempt } from '../../src/osm/upload/attempt.ts';
import { readAccount } from '../../src/osm/api/readAccount.ts';
import { readNode } from '../../src/osm/api/node.ts';
import type { UploadOutcome } from '../../src/osm/types.ts';
import { createUploader } from '../../src/osm/upload/upload.ts';
import type { Fault } from '../sandbox/faults.ts';
import { CHANGE, CLOSE, CREATE, DOWNLOAD, given, JOB, NODE, READ, repeating, UPLOAD } from './given.ts';

test('an upload writes one node, with every tag as it was, into a changeset that is closed', async () => {
  const { sandbox, api, upload, nodes } = given();
  const outcome = await upload();
  expect(outcome).toMatchObject({ kind: 'saved', version: 1 });
  if (outcome.kind !== 'saved') return;
  expect(nodes()).toEqual([outcome.id]);
  expect(await readNode(api, outcome.id)).toMatchObject({ ...NODE.place, version: 1, tags: NODE.tags });
  const changeset: unknown = await (await sandbox.fetch(`/api/0.6/changeset/${outcome.changeset}.json`)).json();
  expect(changeset).toMatchObject({
    changeset: { open: false, changes_count: 1, tags: Object.fromEntries(JOB.changesetTags) },
  });
  expect(await readAccount(api)).toMatchObject({ mayWrite: true });
});

test('cut before it arrived: unknown, then found not to be there, then sent again once', async () => {
  const { sandbox, upload, settle, nodes } = given();
  sandbox.faults.next(UPLOAD, { kind: 'cut', when: 'before' });
  expect(await upload()).toMatchObject({ kind: 'unknown', failure: { kind: 'server' } });
  expect(await settle()).toMatchObject({ kind: 'rejected' });
  expect(await upload()).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

test.for([['after'], ['body']] satisfies ['after' | 'body'][])(
  'cut %s it arrived: unknown, then found with its id, never sent again',
  async ([when]) => {
    const { sandbox, upload, settle, nodes } = given();
    sandbox.faults.next(UPLOAD, { kind: 'cut', when });
    expect(await upload()).toMatchObject({ kind: 'unknown' });
    expect(await settle()).toMatchObject({ kind: 'saved', id: nodes()[0], version: 1 });
    expect(nodes()).toHaveLength(1);
  },
);

test('cut while the server is still at work: locked, waited for, found', async () => {
  let pauses = 0;
  const { sandbox, upload, settle, nodes } = given((server) => {
    pauses += 1;
    if (pauses === 2) server.faults.release();
  });
  sandbox.faults.next(UPLOAD, { kind: 'cut', when: 'during' });
  expect(await upload()).toMatchObject({ kind: 'unknown' });
  expect(nodes()).toEqual([]);
  expect(await settle()).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

test('a server that never answers: given up in time, then found', async () => {
  const { sandbox, upload, settle, nodes, timeUp } = given();
  sandbox.faults.next(UPLOAD, { kind: 'stall', when: 'after' });
  const uploading = upload();
  await vi.waitFor(() => expect(nodes()).toHaveLength(1));
  timeUp();
  expect(await uploading).toMatchObject({ kind: 'unknown', failure: { kind: 'timeout' } });
  expect(await settle()).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

test('a create that never answers: nothing was sent, and the changeset it left is closed', async () => {
  const { sandbox, upload, settle, nodes, timeUp } = given();
  sandbox.faults.next(CREATE, { kind: 'stall', when: 'after' });
  const uploading = upload();
  await vi.waitFor(() => expect(sandbox.log.some(({ path }) => path === CREATE.path)).toBe(true));
  timeUp();
  expect(await uploading).toMatchObject({ kind: 'rejected', failure: { kind: 'timeout' } });
  expect(await settle()).toMatchObject({ kind: 'rejected' });
  const open: unknown = await (await sandbox.fetch('/api/0.6/changesets.json?open=true')).json();
  expect(open).toMatchObject({ changesets: [] });
  expect(await upload()).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

test('a reader that lags behind does not make it look as if nothing arrived', async () => {
  const { sandbox, upload, settle, nodes } = given();
  sandbox.faults.next(UPLOAD, { kind: 'cut', when: 'after' });
  sandbox.faults.next(READ, { kind: 'lag', writes: 1 });
  sandbox.faults.next(DOWNLOAD, { kind: 'lag', writes: 1 });
  expect(await upload()).toMatchObject({ kind: 'unknown' });
  expect(await settle()).toMatchObject({ kind: 'saved', id: nodes()[0] });
  expect(nodes()).toHaveLength(1);
});

test('a changeset that was closed meanwhile is replaced by another, once', async () => {
  const { sandbox, upload, nodes } = given();
  const body = 'The changeset 1 was closed at 2026-11-23 05:59:37 UTC';
  sandbox.faults.next(UPLOAD, { kind: 'status', status: 409, body });
  expect(await upload()).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

test('a changeset that its owner really closed is replaced by another', async () => {
  const { sandbox, uploader, nodes } = given();
  const token = sandbox.token();
  let closed = false;
  const outcome = await uploader.upload(JOB, {
    step: () => undefined,
    async save({ changeset }) {
      if (changeset === null || closed) return;
      closed = true;
      const headers = { Authorization: `Bearer ${token}` };
      await sandbox.fetch(`/api/0.6/changeset/${changeset}/close`, { method: 'PUT', headers });
    },
  });
  expect(closed).toBe(true);
  expect(outcome).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

test.for([
  ['a dead token', { kind: 'dead-token', as: 'revoked' }, 'signed-out'],
  ['a blocked account', { kind: 'blocked-user' }, 'forbidden'],
  ['terms not agreed to', { kind: 'terms-not-agreed' }, 'forbidden'],
  ['the upload limit', { kind: 'rate-limit' }, 'rate-limited'],
  ['the bandwidth limit', { kind: 'bandwidth-limit' }, 'rate-limited'],
  ['the box limit', { kind: 'box-limit' }, 'query-refused'],
  ['a database that became read-only', { kind: 'read-only' }, 'read-only'],
] satisfies [string, Fault, string][])('%s while sending is a no, and nothing landed', async ([, fault, kind]) => {
  const { sandbox, upload, nodes } = given();
  sandbox.faults.next(UPLOAD, fault);
  expect(await upload()).toMatchObject({ kind: 'rejected', failure: { kind } });
  expect(nodes()).toEqual([]);
  expect(await upload()).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

test.for([
  ['read-only', { kind: 'read-only' }, 'read-only'],
  ['offline', { kind: 'offline' }, 'read-only'],
  ['blocked', { kind: 'blocked-user' }, 'forbidden'],
  ['dead token', { kind: 'dead-token' }, 'signed-out'],
  ['a page of a hotel', { kind: 'html' }, 'bad-response'],
  ['cut', { kind: 'cut', when: 'before' }, 'server'],
] satisfies [string, Fault, string][])('an API that is wholly %s gets no node', async ([, fault, kind]) => {
  const { sandbox, upload, nodes } = given();
  sandbox.faults.always({ service: 'api' }, fault);
  const outcome = await upload();
  expect(outcome.kind).toBe('rejected');
  expect(outcome).toMatchObject({ failure: { kind } });
  expect(nodes()).toEqual([]);
  expect(sandbox.log.some(({ method }) => method === 'POST')).toBe(false);
});

test('a close that fails takes nothing from what was saved', async () => {
  const { sandbox, upload, nodes } = given();
  sandbox.faults.next(CLOSE, { kind: 'status', status: 500 });
  expect(await upload()).toMatchObject({ kind: 'saved', id: nodes()[0] });
});

test('a browser that repeats the upload by itself after it arrived: the duplicate is removed again', async () => {
  const { sandbox, upload, nodes } = given(undefined, repeating);
  sandbox.faults.next(UPLOAD, { kind: 'cut', when: 'after' });
  const outcome = await upload();
  expect(outcome).toMatchObject({ kind: 'saved', version: 1 });
  expect(nodes()).toEqual([outcome.kind === 'saved' ? outcome.id : null]);
  expect(sandbox.log.filter(({ body }) => body.includes('<create>'))).toHaveLength(2);
  // The changeset that removes it says as much of itself as any other.
  const [, removal = ''] = sandbox.log.filter(({ path }) => path.endsWith('/changeset/create')).map(({ body }) => body);
  for (const [key, value] of [
    ['created_by', 'Sightline 1.0.0'],
    ['host', 'https://example.org/sightline/'],
    ['locale', 'en'],
  ])
    expect(removal).toContain(`k="${key}" v="${value}"`);
});

test('a browser that repeats the upload by itself and is told no: the first is found, not sent again', async () => {
  const { sandbox, upload, settle, nodes } = given(undefined, repeating);
  sandbox.faults.next(UPLOAD, { kind: 'cut', when: 'after' });
  let asked = 0;
  const rest = sandbox.faults.take.bind(sandbox.faults);
  vi.spyOn(sandbox.faults, 'take').mockImplementation((target) => {
    if (target.path.endsWith('/upload')) asked += 1;
    return asked === 2 && target.path.endsWith('/upload') ? [{ kind: 'rate-limit' }] : rest(target);
  });
  expect(await upload()).toMatchObject({ kind: 'unknown', failure: { kind: 'rate-limited' } });
  expect(await settle()).toMatchObject({ kind: 'saved' });
  expect(nodes()).toHaveLength(1);
});

/** Faults of the line and of gateways, for any request of the API. */
const trouble: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom('before', 'during', 'after', 'body').map((when) => ({ kind: 'cut', when }) as const),
  fc.constantFrom(408, 429, 500, 502, 503, 504, 509).map((status) => ({ kind: 'status', status }) as const),
  fc.constant({ kind: 'html' } as const),
  fc.constant({ kind: 'truncate' } as const),
  fc.constant({ kind: 'dead-token' } as const),
);
const troubles = fc.array(fc.tuple(fc.constantFrom(CREATE, UPLOAD, CLOSE, READ, DOWNLOAD), trouble), { maxLength: 6 });

test.for([
  ['no', (send: typeof fetch) => send],
  ['yes', repeating],
] as const)(
  'whatever goes wrong (a browser that repeats requests: %s): one camera, and "saved" is true',
  async ([, browser]) => {
    await fc.assert(
      fc.asyncProperty(troubles, async (list) => {
        const { sandbox, uploader, upload, settle, nodes } = given((server) => server.faults.release(), browser);
        for (const [match, fault] of list) sandbox.faults.next(match, fault);
        let outcome: UploadOutcome = await upload();
        for (let tries = 0; tries < 12 && outcome.kind !== 'saved'; tries += 1) {
          // oxlint-disable-next-line no-await-in-loop -- a person tries one after the other
          outcome = outcome.kind === 'unknown' ? await settle() : await upload();
        }
        sandbox.faults.clear();
        // What could not be looked at then is looked at when one comes back.
        if (outcome.kind === 'saved' && outcome.unchecked === true) expect(await uploader.check(outcome)).toBe(true);
        expect(outcome).toMatchObject({ kind: 'saved', version: 1 });
        expect(nodes()).toEqual([outcome.kind === 'saved' ? outcome.id : null]);
      }),
    );
  },
);

test('a crash at any moment, and asking after what was saved of the attempt: one camera', async () => {
  for (const crashAfter of [1, 2, 3, 4]) {
    const { sandbox, uploader, api, nodes } = given();
    let saved: Attempt | null = null;
    const calls = sandbox.log.length + crashAfter;
    const crashed = new Promise<'crashed'>((resolve) => {
      const dying = createUploader({
        about: ABOUT,
        api: {
          send: async (...request) => {
            const answer = await api.send(...request);
            // From here on this page does nothing any more.
            if (sandbox.log.length < calls) return answer;
            resolve('crashed');
            return new Promise(() => undefined);
          },
        },
      });
      void dying.upload(JOB, {
        step: () => undefined,
        save: async (attempt) => {
          saved = attempt;
        },
      });
    });
    // oxlint-disable-next-line no-await-in-loop -- one crash after the other
    expect(await crashed).toBe('crashed');
    const watch = { step: () => undefined, save: async () => undefined };
    // oxlint-disable-next-line no-await-in-loop -- one crash after the other
    let outcome = saved === null ? null : await uploader.settle(saved, CHANGE, watch);
    // oxlint-disable-next-line no-await-in-loop -- one crash after the other
    if (outcome?.kind !== 'saved') outcome = await uploader.upload(JOB, watch);
    expect(outcome.kind).toBe('saved');
    expect(nodes()).toHaveLength(1);
  }
});
