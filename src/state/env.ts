import type { ConfiguredServer, Config } from '../config.ts';
import type { Permalink } from './permalink.ts';
import type { CommentKind } from './edit/commentKind.ts';
import type { DraftStore } from './edit/draftStore.ts';
import type { UploadStore } from './edit/uploadStore.ts';
import type { OsmRead, Session, Uploader } from '../osm/types.ts';
import type { CameraStore } from '../store/cameraStore.ts';
import type { ReadOnlyReason } from './readOnly.ts';
import type { ValueStorage } from './storage.ts';

/** The part of the app that writes; loaded when it is first needed. */
export interface Writing {
  readonly session: Session;
  readonly uploader: Uploader;
  readonly reader: OsmRead;
}

/** The page's address, as far as the state needs it. */
export interface AddressBar {
  readonly hash: string;
  set(hash: string, how: 'push' | 'replace'): void;
  /** Back, forward, or an edited address. Returns the way to stop listening. */
  listen(changed: () => void): () => void;
}

/** Everything outside that the state touches: real in main.tsx, stand-ins in tests. */
export interface Env {
  readonly config: Config;
  /** Why nobody signs in or writes here, whatever the server; undefined where they may. */
  readonly readOnly?: ReadOnlyReason | undefined;
  readonly local: ValueStorage;
  readonly drafts: DraftStore;
  readonly uploads: UploadStore;
  /** Calls back when another tab has changed drafts or uploads; returns the way to stop. */
  watchTabs(changed: () => void): () => void;
  readonly address: AddressBar;
  /** Where the map opens for someone who comes for the first time, and follows no link. */
  readonly opening?: Permalink['position'];
  /** `zoom`: the one that the map is going to open with, if that is known already. */
  openStore(server: ConfiguredServer, zoom: number | null): CameraStore;
  openWriting(server: ConfiguredServer): Promise<Writing>;
  /** As the browser's; a relative address is the page's own. */
  fetch(address: string, init?: RequestInit): Promise<Response>;
  now(): number;
  /** Calls back once after so many ms; returns the way to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** Calls back once a minute; returns the way to stop. */
  everyMinute(tick: () => void): () => void;
  /** Tells of going offline and coming back; returns the way to stop. */
  watchOnline(changed: (online: boolean) => void): () => void;
  locate(signal: AbortSignal): Promise<GeolocationPosition>;
  /** Words for the comment of a changeset, in the person's language. */
  comment(kind: CommentKind, params: Readonly<Record<string, string>>): string;
  /** Runs `work` while no other tab of this browser runs any under the same name; waits for its turn. */
  lock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Languages of the page, for the changeset's `locale`. */
  locale(): string;
  /** Origin and path of the page, for the changeset's `host`. */
  host(): string;
  newId(): string;
}
