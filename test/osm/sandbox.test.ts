import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Attempt } from '../../src/model/draft.ts';
import { readAccount } from '../../src/osm/account.ts';
import { createApi } from '../../src/osm/api.ts';
import { readNode } from '../../src/osm/node.ts';
import type { NewNode, UploadOutcome, Uploader } from '../../src/osm/types.ts';
import { createUploader } from '../../src/osm/upload.ts';
import type { Fault } from '../sandbox/faults.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createSandbox } from '../sandbox/sandbox.ts';

const NODE: NewNode = {
  place: { lat: 33.7500001, lon: -84.3900001 },
  tags: new Map([
    ['man_made', 'surveillance'],
    ['surveillance:type', 'ALPR'],
    ['__proto__', '"<&\t\n\'>'],
  ]),
  changesetTags: new Map([
    ['comment', 'Add a license plate reader'],
    ['created_by', 'Sightline 1.0.0'],
  ]),
};

const UPLOAD = { service: 'api', method: 'POST', path: '/api/0.6/changeset/*/upload' } as const;
const CLOSE = { service: 'api', method: 'PUT', path: '/api/0.6/changeset/*/close' } as const;
const CREATE = { service: 'api', method: 'PUT', path: '/api/0.6/changeset/create' } as const;
const READ = { service: 'api', method: 'GET', path: '/api/0.6/changeset/*.json' } as const;
const DOWNLOAD = { service: 'api', method: 'GET', path: '/api/0.6/changeset/*/download' } as const;

interface Given {
  readonly sandbox: Sandbox;
  readonly uploader: Uploader;
  readonly api: ReturnType<typeof createApi>;
  /** Ends the time of every request that is under way. */
  timeUp(): void;
  /** What was last saved of the attempt. */
  attempt(): Attempt;
  upload(): Promise<UploadOutcome>;
  settle(): Promise<UploadOutcome>;
  /** The ids of the nodes in the database. */
  nodes(): readonly number[];
}

function given(pause: (sandbox: Sandbox) => void = () => undefined): Given {
  const sandbox = createSandbox({ world: { elements: [], timestamp: null, landmarks: {} } });
  const token = sandbox.token();
  const deadlines: AbortController[] = [];
  const api = createApi(
    sandbox.origin,
    { token: () => token, dead: () => undefined },
    {
      fetch: sandbox.fetch,
      deadline: () => {
        const controller = new AbortController();
        deadlines.push(controller);
        return controller.signal;
      },
      online: () => true,
    },
  );
  const uploader = createUploader({ api, wait: async () => pause(sandbox) });
  let saved: Attempt = { changeset: null, sent: false };
  const watch = {
    step: () => undefined,
    save: async (attempt: Attempt) => {
      saved = attempt;
    },
  };
  return {
    sandbox,
    uploader,
    api,
    timeUp: () => {
      for (const deadline of deadlines) deadline.abort(new DOMException('Too late', 'TimeoutError'));
    },
    attempt: () => saved,
    upload: () => uploader.upload(NODE, watch),
    settle: () => uploader.settle(saved, watch),
    nodes: () => Array.from({ length: 50 }, (_, index) => index + 1).filter((id) => sandbox.element('node', id)),
  };
}

test('an upload writes one node, with every tag as it was, into a changeset that is closed', async () => {
  const { sandbox, api, upload, nodes } = given();
  const outcome = await upload();
  expect(outcome).toMatchObject({ kind: 'saved', version: 1 });
  if (outcome.kind !== 'saved') return;
  expect(nodes()).toEqual([outcome.id]);
  expect(await readNode(api, outcome.id)).toMatchObject({ ...NODE.place, version: 1, tags: NODE.tags });
  const changeset: unknown = await (await sandbox.fetch(`/api/0.6/changeset/${outcome.changeset}.json`)).json();
  expect(changeset).toMatchObject({
    changeset: { open: false, changes_count: 1, tags: Object.fromEntries(NODE.changesetTags) },
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
  const outcome = await uploader.upload(NODE, {
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

/** Faults of the line and of gateways, for any request of the API. */
const trouble: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom('before', 'during', 'after', 'body').map((when) => ({ kind: 'cut', when }) as const),
  fc.constantFrom(408, 429, 500, 502, 503, 504, 509).map((status) => ({ kind: 'status', status }) as const),
  fc.constant({ kind: 'html' } as const),
  fc.constant({ kind: 'truncate' } as const),
  fc.constant({ kind: 'dead-token' } as const),
);
const troubles = fc.array(fc.tuple(fc.constantFrom(CREATE, UPLOAD, CLOSE, READ, DOWNLOAD), trouble), { maxLength: 6 });

test('whatever goes wrong, and however often a person tries again: one camera, and "saved" is true', async () => {
  await fc.assert(
    fc.asyncProperty(troubles, async (list) => {
      const { sandbox, upload, settle, nodes } = given((server) => server.faults.release());
      for (const [match, fault] of list) sandbox.faults.next(match, fault);
      let outcome: UploadOutcome = await upload();
      for (let tries = 0; tries < 12 && outcome.kind !== 'saved'; tries += 1) {
        // oxlint-disable-next-line no-await-in-loop -- a person tries one after the other
        outcome = outcome.kind === 'unknown' ? await settle() : await upload();
      }
      sandbox.faults.clear();
      expect(outcome).toMatchObject({ kind: 'saved', version: 1 });
      expect(nodes()).toEqual([outcome.kind === 'saved' ? outcome.id : null]);
    }),
  );
});

test('a crash at any moment, and asking after what was saved of the attempt: one camera', async () => {
  for (const crashAfter of [1, 2, 3, 4, 5]) {
    const { sandbox, uploader, api, nodes } = given();
    let saved: Attempt | null = null;
    const calls = sandbox.log.length + crashAfter;
    const crashed = new Promise<'crashed'>((resolve) => {
      const dying = createUploader({
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
      void dying.upload(NODE, {
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
    let outcome = saved === null ? null : await uploader.settle(saved, watch);
    // oxlint-disable-next-line no-await-in-loop -- one crash after the other
    if (outcome?.kind !== 'saved') outcome = await uploader.upload(NODE, watch);
    expect(outcome.kind).toBe('saved');
    expect(nodes()).toHaveLength(1);
  }
});
