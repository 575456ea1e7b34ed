import type { ConfiguredServer, Config } from '../config.ts';
import type { CameraForm, Draft } from '../model/draft.ts';
import type { Camera } from '../model/camera.ts';
import type { Failure } from '../model/failure.ts';
import type { Session, Uploader } from '../osm/types.ts';
import type { CameraStore } from '../store/cameraStore.ts';
import type { ValueStorage } from './storage.ts';

/** Drafts on this device. A refused or full storage is answered, not thrown; the draft then lives in memory only. */
export interface DraftStore {
  save(draft: Draft): Promise<Failure | null>;
  load(server: string): Promise<readonly Draft[]>;
  remove(id: string): Promise<void>;
}

/** Cameras uploaded from this device, kept until Overpass surely has them. */
export interface OwnStore {
  add(server: string, camera: Camera): Promise<void>;
  load(server: string): Promise<readonly Camera[]>;
}

/** The part of the app that writes; loaded when it is first needed. */
export interface Writing {
  readonly session: Session;
  readonly uploader: Uploader;
}

/** The page's address, as far as the state needs it. */
export interface AddressBar {
  readonly hash: string;
  set(hash: string, how: 'push' | 'replace'): void;
  /** Back, forward, or an edited address. Returns the way to stop listening. */
  listen(changed: () => void): () => void;
}

/** Everything outside that the state touches: real in main.tsx, stand-ins in tests. */
export interface Doors {
  readonly config: Config;
  readonly local: ValueStorage;
  readonly drafts: DraftStore;
  readonly own: OwnStore;
  readonly address: AddressBar;
  openStore(server: ConfiguredServer): CameraStore;
  openWriting(server: ConfiguredServer): Promise<Writing>;
  now(): number;
  /** Calls back once a minute; returns the way to stop. */
  everyMinute(tick: () => void): () => void;
  /** Tells of going offline and coming back; returns the way to stop. */
  watchOnline(changed: (online: boolean) => void): () => void;
  locate(signal: AbortSignal): Promise<GeolocationPosition>;
  /** The changeset comment that is suggested for a camera. */
  suggestComment(form: CameraForm): string;
  /** Languages of the page, for the changeset's `locale`. */
  locale(): string;
  /** Origin and path of the page, for the changeset's `host`. */
  host(): string;
  newId(): string;
}
