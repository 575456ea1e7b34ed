import { Failure } from '../../src/model/failure.ts';
import type { Camera } from '../../src/model/camera.ts';
import { Refusal } from '../../src/osm/api/refusal.ts';
import type {
  Account,
  Job,
  NodeChange,
  OpenChangeset,
  Overtaken,
  OsmRead,
  Unchecked,
  UploadOutcome,
  UploadWatch,
} from '../../src/osm/types.ts';
import type { Attempt } from '../../src/osm/upload/attempt.ts';
import type { Env } from '../../src/state/env.ts';

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
  /** Additions whose duplicates were looked for. */
  checked: Unchecked[] = [];
  /** How often what was left open was to be closed, and whether that works. */
  closings = 0;
  closes = true;
  signedIn = true;
  who = MAPPER;
  /** What becomes of a sign-in. */
  signIn = (): Promise<void> => Promise.resolve();
  account = (): Promise<Account> => Promise.resolve(this.who);
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
  reader: OsmRead = {
    node: (id) => {
      const found = this.nodes.find((node) => node.id === id);
      return found === undefined ? Promise.reject(new Refusal('gone', 'query-refused')) : Promise.resolve(found);
    },
    uses: () => Promise.resolve([]),
    history: () => Promise.resolve([]),
    camerasNear: () => Promise.resolve([]),
  };

  /** The part of the env that writes, as the parts above are when they are asked. */
  writing(): Awaited<ReturnType<Env['openWriting']>> {
    const signedIn = (): boolean => this.signedIn;
    return {
      session: {
        get signedIn() {
          return signedIn();
        },
        signIn: async ({ signal }) => {
          await this.signIn();
          signal.throwIfAborted();
          this.signedIn = true;
        },
        signOut: () => {
          this.signedIn = false;
          return Promise.resolve();
        },
        account: () => this.account(),
      },
      uploader: {
        upload: (job, watch) => {
          this.sent.push(job);
          return this.upload(job, watch);
        },
        settle: (attempt) => {
          this.settled.push(attempt);
          return this.settle(attempt);
        },
        look: (change) => this.look(change),
        close: (changeset) => this.close(changeset),
        check: (addition) => {
          this.checked.push(addition);
          return Promise.resolve(true);
        },
        closeLeftOpen: () => {
          this.closings += 1;
          return Promise.resolve(this.closes);
        },
      },
      reader: {
        node: (...asked) => this.reader.node(...asked),
        uses: (...asked) => this.reader.uses(...asked),
        history: (...asked) => this.reader.history(...asked),
        camerasNear: (...asked) => this.reader.camerasNear(...asked),
      },
    };
  }
}
