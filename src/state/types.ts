/**
 * The rooms of the state: what map/ and ui/ may read (signals) and do (methods). Nobody else sets a signal.
 * `createState` in state.ts builds them; tests build them with stand-ins for the doors.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { BaseMap } from '../catalog/baseMaps.ts';
import type { ServerId } from '../catalog/servers.ts';
import type { ConfiguredServer, Config } from '../config.ts';
import type { Box } from '../model/box.ts';
import type { Camera, CameraKey } from '../model/camera.ts';
import type { CameraForm, Draft, Named, Source } from '../model/draft.ts';
import type { Failure } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import type { Account, UploadStep } from '../osm/types.ts';
import type { Near, ReadStatus } from '../store/cameraStore.ts';
import type { Scene } from '../store/scene.ts';

/** Where the map is. */
export interface View {
  readonly centre: Place;
  readonly zoom: number;
  readonly box: Box;
}

/** A wish that the map should be elsewhere. Each is a new object, so that wishing the same twice works. */
export type Wish =
  | { readonly kind: 'centre'; readonly place: Place; readonly zoom: number; readonly animate: boolean }
  | { readonly kind: 'box'; readonly box: Box; readonly animate: boolean };

export { MIN_READ_ZOOM } from '../store/cameraStore.ts';
/** A camera is placed at this zoom or closer. */
export const MIN_PLACE_ZOOM = 18;
/** Cameras this near are shown before a new one is described, metres. */
export const NEARBY_METRES = 50;

export interface ViewRoom {
  /** Null until the map has been laid out. */
  readonly view: ReadonlySignal<View | null>;
  /** The map obeys the newest one. */
  readonly wish: ReadonlySignal<Wish>;
  readonly baseMap: ReadonlySignal<BaseMap>;
  readonly baseMaps: ReadonlySignal<readonly BaseMap[]>;
  /** Tiles failed to load: the background is missing, the cameras are not. */
  readonly tilesMissing: ReadonlySignal<boolean>;
  readonly locating: ReadonlySignal<'idle' | 'asking' | 'denied' | 'unavailable'>;
  /** Where the person is, with accuracy in metres, once asked for. */
  readonly here: ReadonlySignal<{ readonly place: Place; readonly accuracy: number } | null>;
  /** Told by the map after every move. */
  moved(view: View): void;
  tiles(missing: boolean): void;
  go(place: Place, zoom?: number): void;
  goToBox(box: Box): void;
  zoomBy(steps: number): void;
  locate(): void;
  chooseBaseMap(id: string): void;
}

export interface DataRoom {
  readonly scene: ReadonlySignal<Scene | null>;
  readonly status: ReadonlySignal<ReadStatus>;
  retry(): void;
  /** Reads the view again, fresh or not. */
  refresh(): void;
  /** At most `limit` cameras of the present view, nearest to its centre first. */
  inView(limit: number): Promise<readonly Camera[]>;
  operatorsNear(place: Place): Promise<readonly Named[]>;
}

/** Found, not yet known, or nowhere in what was read. */
export type Selected =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly key: CameraKey }
  | { readonly kind: 'found'; readonly key: CameraKey; readonly camera: Camera }
  | { readonly kind: 'missing'; readonly key: CameraKey };

export interface SelectionRoom {
  readonly key: ReadonlySignal<CameraKey | null>;
  readonly selected: ReadonlySignal<Selected>;
  select(key: CameraKey | null): void;
  /** The next (1) or previous (-1) camera of the view, by distance from its centre: the keyboard's way through the map. */
  step(by: 1 | -1): Promise<void>;
  /** The list of the cameras in view is open. */
  readonly listOpen: ReadonlySignal<boolean>;
  openList(open: boolean): void;
}

export type AccountState =
  /** Null until looked up. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  /** A token is at hand, the account is being asked for. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'signed-in'; readonly account: Account }
  /** This build can't sign in to this server. */
  | { readonly kind: 'unavailable' };

export interface AccountRoom {
  readonly state: ReadonlySignal<AccountState>;
  /** Why the last sign-in (or account look-up) failed; null once another begins. */
  readonly problem: ReadonlySignal<Failure | null>;
  readonly staySignedIn: ReadonlySignal<boolean>;
  setStaySignedIn(stay: boolean): void;
  /** Call in the click itself. */
  signIn(): void;
  cancelSignIn(): void;
  signOut(): void;
  dismissProblem(): void;
}

/** What is wrong with a field as it stands. A message of the same name (`problem.<value>`) says it beside the field. */
export type FieldProblem =
  | 'too-long'
  | 'control-character'
  | 'broken-character'
  | 'not-a-date'
  | 'date-in-future'
  | 'outside-world'
  | 'required'
  | 'google';

export type FieldName =
  | 'maker'
  | 'operator'
  | 'mount'
  | 'zone'
  | 'ref'
  | 'startDate'
  | 'note'
  | 'source'
  | 'comment'
  | 'place';

/** The one thing that is being done just now. */
export type AddingStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'placing' }
  | { readonly kind: 'describing' }
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'uploading'; readonly step: UploadStep }
  /** The server said no, or could not be reached; the draft is kept. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** No answer came: it may have arrived. `checkAgain` finds out. */
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly checking: boolean }
  | { readonly kind: 'saved'; readonly key: CameraKey; readonly changeset: number };

/** Adding one camera, from Add camera to Saved. */
export interface AddingRoom {
  readonly step: ReadonlySignal<AddingStep>;
  /** Null while idle (and after saving). While placing, `place` follows the map's centre. */
  readonly draft: ReadonlySignal<Draft | null>;
  /** A draft kept from before, offered while idle: resume or discard it. */
  readonly kept: ReadonlySignal<Draft | null>;
  /** The draft can't be stored on this device (private window, full disk): it lasts until the page closes. */
  readonly unsaved: ReadonlySignal<boolean>;
  readonly problems: ReadonlySignal<ReadonlyMap<FieldName, FieldProblem>>;
  /** Cameras within NEARBY_METRES of the draft, nearest first. */
  readonly nearby: ReadonlySignal<readonly Near[]>;
  /** The exact tags that will be written. */
  readonly tags: ReadonlySignal<ReadonlyMap<string, string>>;
  /** The exact tags of the changeset. */
  readonly changesetTags: ReadonlySignal<ReadonlyMap<string, string>>;
  /** The comment as it will be sent: the person's, or the suggested one. */
  readonly comment: ReadonlySignal<string>;
  /** The first-time notice has been read on this device. */
  readonly noticeRead: ReadonlySignal<boolean>;
  readNotice(): void;
  /** Starts placing at the map's centre (zooming in to MIN_PLACE_ZOOM if need be). */
  start(): void;
  resume(): void;
  /** Moves the place while placing; the map follows. */
  setPlace(place: Place): void;
  /** `Place here`: goes on to the form. */
  placeHere(): void;
  /** Back to moving the place, keeping everything typed. */
  moveAgain(): void;
  change(form: Partial<CameraForm>): void;
  setSource(source: Source | null): void;
  setComment(comment: string): void;
  setReviewRequested(requested: boolean): void;
  confirmNearby(seen: boolean): void;
  /** To the review, if nothing blocks it; returns the first field with a problem, for the focus. */
  review(): FieldName | 'nearby' | null;
  backToForm(): void;
  upload(): Promise<void>;
  /** After `unknown`: asks the server what became of it. */
  checkAgain(): Promise<void>;
  /** Leaves the form. The draft is kept and offered again (undo before confirm). */
  close(): void;
  /** Throws the draft away; `undoDiscard` brings it back as long as nothing new was begun. */
  discard(): void;
  undoDiscard(): void;
  readonly canUndoDiscard: ReadonlySignal<boolean>;
}

export interface ServerRoom {
  readonly server: ReadonlySignal<ConfiguredServer>;
  readonly servers: readonly ConfiguredServer[];
  choose(id: ServerId): void;
}

export type Units = 'auto' | 'metric' | 'imperial';

export interface SettingsRoom {
  readonly units: ReadonlySignal<Units>;
  setUnits(units: Units): void;
}

export interface AppState {
  readonly config: Config;
  readonly online: ReadonlySignal<boolean>;
  /** Ticks once a minute, ms since 1970: ages are told by it. */
  readonly now: ReadonlySignal<number>;
  readonly server: ServerRoom;
  readonly view: ViewRoom;
  readonly data: DataRoom;
  readonly selection: SelectionRoom;
  readonly account: AccountRoom;
  readonly adding: AddingRoom;
  readonly settings: SettingsRoom;
  /** Removes every listener and closes the store. */
  close(): void;
}
