import { Failure } from '../../src/model/failure.ts';
import type { Camera } from '../../src/model/camera.ts';
import { Refusal } from '../../src/osm/api/refusal.ts';
import type {
  Account,
  Job,
  NodeChange,
  OpenChangeset,
  Overtaken,
  Reader,
  UploadOutcome,
  UploadWatch,
} from '../../src/osm/types.ts';
import type { Attempt } from '../../src/osm/upload/attempt.ts';
import type { Env } from './app.ts';

export const MAPPER: Account = {
  id: 7,
  name: 'Mapper',
  changesets: 3,
  activeBlocks: 0,
  unreadMessages: 0,
  mayWrite: true,
};

/** What is known of an upload from the moment it leaves. */
export const SENT: Attempt = { changeset: 5, state: 'uploading', known: [], shared: false, written: null };

/** An uploader that does what a test says, and notes what it was asked. */
export class StubOsm {
  sent: Job[] = [];
  settled: Attempt[] = [];
  signedIn = true;
  signInFails: Error | null = null;
  accountFails: Error | null = null;
  upload: (job: Job, watch: UploadWatch) => Promise<UploadOutcome> = async (_, watch) => {
    await watch.save(SENT);
    return { kind: 'saved', id: 900, version: 1, changeset: 5 };
  };
  settle: (attempt: Attempt) => Promise<UploadOutcome> = () =>
    Promise.resolve({ kind: 'unknown', failure: new Failure('timeout') });

  /** What stands in the way of a change. */
  look: (change: NodeChange) => Promise<Overtaken | null> = () => Promise.resolve(null);
  close: (changeset: OpenChangeset) => Promise<boolean> = () => Promise.resolve(true);
  /** The nodes that the API has. */
  nodes: Camera[] = [];
  reader: Reader = {
    node: (id) => {
      const found = this.nodes.find((node) => node.id === id);
      return found === undefined ? Promise.reject(new Refusal('gone', 'query-refused')) : Promise.resolve(found);
    },
    inUse: () => Promise.resolve(false),
    history: () => Promise.resolve([]),
    camerasNear: () => Promise.resolve([]),
  };

  doors(): Awaited<ReturnType<Env['openWriting']>> {
    const fake = (): StubOsm => this;
    return {
      session: {
        get signedIn() {
          return fake().signedIn;
        },
        signIn: async ({ signal }) => {
          if (fake().signInFails !== null) throw fake().signInFails;
          signal.throwIfAborted();
          fake().signedIn = true;
        },
        signOut: () => {
          fake().signedIn = false;
          return Promise.resolve();
        },
        account: () => (fake().accountFails !== null ? Promise.reject(fake().accountFails) : Promise.resolve(MAPPER)),
      },
      uploader: {
        upload: (job, watch) => {
          fake().sent.push(job);
          return fake().upload(job, watch);
        },
        settle: (attempt) => {
          fake().settled.push(attempt);
          return fake().settle(attempt);
        },
        look: (change) => fake().look(change),
        close: (changeset) => fake().close(changeset),
        check: () => Promise.resolve(true),
        tidy: () => Promise.resolve(true),
      },
      reader: {
        node: (...asked) => fake().reader.node(...asked),
        inUse: (...asked) => fake().reader.inUse(...asked),
        history: (...asked) => fake().reader.history(...asked),
        camerasNear: (...asked) => fake().reader.camerasNear(...asked),
      },
    };
  }
}
