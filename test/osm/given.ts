import { ABOUT } from './about.ts';
import type { Attempt } from '../../src/osm/upload/attempt.ts';
import { createApi } from '../../src/osm/api/api.ts';
import type { Job, NodeChange, UploadOutcome, Uploader } from '../../src/osm/types.ts';
import { createUploader } from '../../src/osm/upload/upload.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createSandbox } from '../sandbox/sandbox.ts';

export const NODE = {
  place: { lat: 33.7500001, lon: -84.3900001 },
  tags: new Map([
    ['man_made', 'surveillance'],
    ['surveillance:type', 'ALPR'],
    ['__proto__', '"<&\t\n\'>'],
  ]),
};
export const CHANGE: NodeChange = { kind: 'create', ...NODE };
export const JOB: Job = {
  change: CHANGE,
  changesetTags: new Map([
    ['comment', 'Add a license plate reader'],
    ['created_by', 'Sightline 1.0.0'],
  ]),
};

export const UPLOAD = { service: 'api', method: 'POST', path: '/api/0.6/changeset/*/upload' } as const;
export const CLOSE = { service: 'api', method: 'PUT', path: '/api/0.6/changeset/*/close' } as const;
export const CREATE = { service: 'api', method: 'PUT', path: '/api/0.6/changeset/create' } as const;
export const READ = { service: 'api', method: 'GET', path: '/api/0.6/changeset/*.json' } as const;
export const DOWNLOAD = { service: 'api', method: 'GET', path: '/api/0.6/changeset/*/download' } as const;

export interface Given {
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

/** A browser that repeats a request by itself where the connection is lost without an answer. */
export function repeating(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    try {
      return await send(input, init);
    } catch (error) {
      if (error instanceof TypeError) return send(input, init);
      throw error;
    }
  };
}

/** A fresh sandbox without cameras, and the uploader of someone who is signed in. `pause` runs in place of each wait. */
export function given(
  pause: (sandbox: Sandbox) => void = () => undefined,
  browser = (send: typeof fetch) => send,
): Given {
  const sandbox = createSandbox({ world: { elements: [], timestamp: null, landmarks: {} } });
  const token = sandbox.token();
  const deadlines: AbortController[] = [];
  const api = createApi(
    sandbox.origin,
    { token: () => token, dead: () => undefined },
    {
      fetch: browser(sandbox.fetch),
      deadline: () => {
        const controller = new AbortController();
        deadlines.push(controller);
        return controller.signal;
      },
      online: () => true,
    },
  );
  const uploader = createUploader({ about: ABOUT, api, wait: async () => pause(sandbox) });
  let saved: Attempt = { changeset: null, state: 'creating', known: [], shared: false, written: null };
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
    upload: () => uploader.upload(JOB, watch),
    settle: () => uploader.settle(saved, CHANGE, watch),
    nodes: () => Array.from({ length: 50 }, (_, index) => index + 1).filter((id) => sandbox.element('node', id)),
  };
}
