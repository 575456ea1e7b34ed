import { ABOUT } from './about.ts';
import type { Camera } from '../../src/model/camera.ts';
import type { Attempt } from '../../src/osm/upload/attempt.ts';
import { createApi } from '../../src/osm/api/api.ts';
import { createOsmRead } from '../../src/osm/api/reading.ts';
import type { Job, NodeChange, UploadOutcome } from '../../src/osm/types.ts';
import { createUploader } from '../../src/osm/upload/upload.ts';
import { worldOf } from '../sandbox/base.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { testNode, testRelation, testWay } from '../sandbox/testing.ts';

/** What the cameras say of themselves. */
export const TAGS = { man_made: 'surveillance', 'surveillance:type': 'ALPR', direction: '90', odd: 'kept' };
const COMMENT = new Map([
  ['comment', 'A test'],
  ['created_by', 'Sightline 1.0.0'],
]);

/** A sandbox with two cameras, one of them on a way, and the uploader of someone who is signed in. */
export function given(browser = (send: typeof fetch) => send): {
  readonly sandbox: Sandbox;
  readonly reader: ReturnType<typeof createOsmRead>;
  readonly upload: (change: NodeChange, more?: Partial<Job>) => Promise<UploadOutcome>;
  readonly settle: (change: NodeChange) => Promise<UploadOutcome>;
  /** What the change was last put onto, with what is known of its attempt. */
  readonly saved: { attempt: Attempt | null; onto: Camera | undefined };
  readonly close: ReturnType<typeof createUploader>['close'];
  readonly look: ReturnType<typeof createUploader>['look'];
} {
  const sandbox = createSandbox({
    world: worldOf([
      testNode(101, 40, -75, TAGS),
      testNode(102, 40.01, -75, TAGS),
      testNode(200, 40.1, -75, {}),
      testWay(300, [102, 200], { highway: 'service' }),
      testRelation(400, [{ type: 'node', ref: 102, role: 'device' }], { type: 'enforcement' }),
    ]),
  });
  const token = sandbox.token();
  const network = { fetch: browser(sandbox.fetch), deadline: () => new AbortController().signal, online: () => true };
  const api = createApi(sandbox.origin, { token: () => token, dead: () => undefined }, network);
  const uploader = createUploader({ about: ABOUT, api, wait: async () => sandbox.faults.release() });
  const saved: { attempt: Attempt | null; onto: Camera | undefined } = { attempt: null, onto: undefined };
  const watch = {
    step: () => undefined,
    save: async (attempt: Attempt, onto?: Camera) => {
      saved.attempt = attempt;
      saved.onto = onto ?? saved.onto;
    },
  };
  return {
    sandbox,
    reader: createOsmRead(api),
    upload: (change, more = {}) => uploader.upload({ change, changesetTags: COMMENT, ...more }, watch),
    settle: (change) => {
      if (saved.attempt === null) throw new Error('nothing was begun');
      return uploader.settle(saved.attempt, change, watch);
    },
    saved,
    close: uploader.close,
    look: uploader.look,
  };
}

/** A change of a camera's tags, and of its place where one is given. */
export const modify = (base: Camera, tags: Readonly<Record<string, string>>, place = base): NodeChange => ({
  kind: 'modify',
  base,
  place: { lat: place.lat, lon: place.lon },
  tags: new Map(Object.entries(tags)),
});
