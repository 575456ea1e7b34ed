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
import type { Action, CameraForm, Draft, Named, Source, TypedField } from '../model/draft.ts';
import type { TagConflict, TagDiff } from '../model/edit.ts';
import type { Failure } from '../model/failure.ts';
import type { Finding } from '../model/findings/types.ts';
import type { Place } from '../model/place.ts';
import type { Account, AccountWarning, PlaceConflict, UploadStep, Version } from '../osm/types.ts';
import type { Drawing, Near, ReadStatus, SnapshotStatus } from '../store/cameraStore.ts';
import type { Filter, FilterChoices } from '../store/filter.ts';
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
  /** The static snapshot beneath: none, on its way, dated, or refused with words. */
  readonly snapshot: ReadonlySignal<SnapshotStatus>;
  /** Which cameras are shown; NO_FILTER at first. `status.inView` counts those, `status.unfiltered` all. */
  readonly filter: ReadonlySignal<Filter>;
  /** Changes the parts that are named; `NO_FILTER` clears all. */
  setFilter(filter: Partial<Filter>): void;
  /** What there is to filter by in the present view, with counts. */
  choices(): Promise<FilterChoices>;
  /** How wide views are drawn; kept on this device. */
  readonly drawing: ReadonlySignal<Drawing>;
  setDrawing(drawing: Drawing): void;
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
  /** What stands in the way of writing, or soon will: to be told before one starts. Empty while signed out. */
  readonly warnings: ReadonlySignal<readonly AccountWarning[]>;
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
  | 'google'
  | 'no-comment'
  /** A direction that is not understood. */
  | 'not-a-direction'
  /** A tag without a key or a value. */
  | 'empty'
  /** A tag that was typed, and not added. */
  | 'not-added';

export type FieldName =
  | 'maker'
  | 'direction'
  | 'operator'
  | 'mount'
  | 'zone'
  | 'ref'
  | 'startDate'
  | 'note'
  | 'source'
  | 'comment'
  | 'place'
  /** A tag that is to be added by its key. */
  | 'newTag'
  /** Why a camera is removed. */
  | 'reason';

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
  | { readonly kind: 'saved'; readonly key: CameraKey; readonly changeset: number }
  /** The node is being read from the API, so that a change starts from what is there now. */
  | { readonly kind: 'opening'; readonly action: Action; readonly key: CameraKey }
  /** Someone else changed the same tags, or the place: base / theirs / mine. `resolve` chooses, then it is reviewed again. */
  | {
      readonly kind: 'conflict';
      readonly conflicts: readonly TagConflict[];
      readonly place: PlaceConflict | null;
      readonly theirs: Camera;
      readonly who: string | null;
      /** ms since 1970 */
      readonly when: number | null;
    }
  /** Someone else deleted it: `recreate` brings it back with the change, `discard` drops the change. */
  | { readonly kind: 'deleted'; readonly who: string | null; readonly when: number | null };

/** Why a change could not be begun. */
export interface OpenProblem {
  readonly action: Action;
  readonly key: CameraKey;
  readonly why:
    /** Mapped as a way or relation: other editors can. */
    | 'not-a-node'
    | 'deleted'
    /** Undo: someone has changed it since, so taking one's own change back would take back theirs. */
    | 'moved-on'
    /** Undo: what it was before is not known any more. */
    | 'unknown-before'
    /** Removing: a way or relation uses this node. */
    | 'in-use'
    | 'failed';
  /** Where `failed`. */
  readonly failure: Failure | null;
}

/** Which side wins where both changed the same. */
export type Side = 'mine' | 'theirs';

/** What a person chose in a conflict. A tag that is not named, and a place left out, keep theirs. */
export interface Choices {
  readonly tags: ReadonlyMap<string, Side>;
  readonly place?: Side;
}

/** How a queued change fares. */
export type QueueState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'uploading'; readonly step: UploadStep }
  /** Open it: the step says what is to be decided. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'deleted' }
  /** A camera near it was added by someone else meanwhile: open it and look. */
  | { readonly kind: 'nearby'; readonly cameras: readonly Camera[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** It may have arrived: uploading the queue again asks first. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** One upload of this browser. */
export interface UploadRecord {
  /** The id of the draft that it was. */
  readonly id: string;
  readonly server: string;
  readonly action: Action;
  readonly key: CameraKey;
  /** The version that it made. */
  readonly version: number;
  readonly changeset: number;
  readonly comment: string;
  /** ms since 1970 */
  readonly at: number;
  /** The camera as it was before; null where there was none. */
  readonly before: Camera | null;
  /** The camera as it was written; null where it was removed. */
  readonly after: Camera | null;
  /** It has been taken back from here. */
  readonly undone: boolean;
}

/** Changing what is there already; each begins with reading the node from the API. */
export interface ChangingPart {
  /** Why the last `edit`, `confirm`, `remove` or `undo` could not begin; null once another begins, or after `dismissOpenProblem`. */
  readonly openProblem: ReadonlySignal<OpenProblem | null>;
  dismissOpenProblem(): void;
  /** Opens the form for a camera; a draft of it that is waiting is opened instead. */
  edit(key: CameraKey): Promise<void>;
  /** "Still there": writes `check_date` with today's date; goes straight to the review. */
  confirm(key: CameraKey): Promise<void>;
  /** Goes to the form, for the reason; then to the review. */
  remove(key: CameraKey): Promise<void>;
  /** Sets a tag by its key (null removes it). What the form can say is then said by the form. */
  setTag(key: string, value: string | null): void;
  /** Keeps what is typed and no value yet; null where the field shows its value again. */
  setTyped(field: TypedField, text: string | null): void;
  setReason(reason: string): void;
  /** What the change does, tag by tag: before and after. For an addition all tags. */
  readonly diff: ReadonlySignal<TagDiff>;
  /** Metres from where the camera stood when the change was begun; 0 for a new one. */
  readonly movedBy: ReadonlySignal<number>;
  /** Moved further than MOVE_LIMIT: is it the same camera? `confirmMove` says so; the review waits for it ('place'). */
  readonly moveAsked: ReadonlySignal<boolean>;
  confirmMove(same: boolean): void;
  /** Puts the place back to where it stood. */
  moveBack(): void;
  /** The change changes nothing: there is nothing to review. */
  readonly unchanged: ReadonlySignal<boolean>;
  /** What is wrong with tags that are changed, by key. */
  readonly tagProblems: ReadonlySignal<ReadonlyMap<string, FieldProblem>>;
  /** In step `conflict`: goes on with the chosen sides, to the review. */
  resolve(choices: Choices): void;
  /** In step `deleted`: brings it back, with the change; goes to the review. */
  recreate(): Promise<void>;
}

/** Changes that wait side by side, offline too. */
export interface QueuePart {
  /** Reviewed and waiting, oldest first. */
  readonly queue: ReadonlySignal<readonly Draft[]>;
  /** Begun and left, newest first. `kept` is the first of them. */
  readonly unfinished: ReadonlySignal<readonly Draft[]>;
  /** By the draft's id. */
  readonly progress: ReadonlySignal<ReadonlyMap<string, QueueState>>;
  readonly uploadingQueue: ReadonlySignal<boolean>;
  /** The page is online again and changes wait: shall they be uploaded? Never uploaded by itself. */
  readonly queueAsked: ReadonlySignal<boolean>;
  dismissQueueAsked(): void;
  /** From the review: puts the change with those that wait, and closes it. False where the review would not let it go. */
  enqueue(): boolean;
  /**
   * Opens a waiting or unfinished change: the form, or what is to be decided. Whether someone else was quicker is read
   * again first (step `opening`); resolves once it is open.
   */
  open(id: string): Promise<void>;
  /** Throws a waiting or unfinished change away; `undoDiscard` brings it back. Not one that may have arrived. */
  drop(id: string): void;
  /** Uploads what waits, one by one: only ever by a person's click. What fails stays. */
  uploadQueue(): Promise<void>;
}

/** What was uploaded from this browser, and taking it back. */
export interface UploadsPart {
  /** Newest first, of the present server. */
  readonly uploads: ReadonlySignal<readonly UploadRecord[]>;
  /** Opens the change that takes an upload back, for review; if the version moved on: `openProblem`. */
  undo(id: string): Promise<void>;
  /** Every version of an object, newest first. */
  history(key: CameraKey): Promise<readonly Version[] | Failure>;
}

/** Adding or changing one camera, from Add camera to Saved. */
export interface AddingRoom extends ChangingPart, QueuePart, UploadsPart {
  /** What deserves a second look. Empty until the rules have been loaded, with the first draft. */
  readonly findings: ReadonlySignal<readonly Finding[]>;
  /** A strong finding stands: the changeset says `review_requested=yes`, whatever the box says. */
  readonly reviewForced: ReadonlySignal<boolean>;
  /** The cameras around the draft have been read; false: say that neighbors could not be checked. */
  readonly nearbyKnown: ReadonlySignal<boolean>;
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
  /** The first-time notice has been read, by this account on this device. */
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
  /** Changes fields of the form, from wherever; a tag of theirs that was set by its key gives way. */
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
  /** Leaves the form. The draft is kept and offered again (undo before confirm); a queued one stays queued. */
  close(): void;
  /** Throws the draft away; `undoDiscard` brings it back as long as nothing new was begun. */
  discard(): void;
  undoDiscard(): void;
  readonly canUndoDiscard: ReadonlySignal<boolean>;
}

/** Somewhere that the search box can go. */
export type Hit =
  | { readonly kind: 'town'; readonly name: string; readonly region: string; readonly place: Place }
  | { readonly kind: 'place'; readonly place: Place; readonly zoom: number | null }
  | { readonly kind: 'object'; readonly key: CameraKey };

/** Looking for a place: towns of the gazetteer that ships with the page, coordinates, addresses of maps and objects. */
export interface SearchRoom {
  /** At most eight, best first. Rejects with a Failure where the gazetteer can't be had. */
  find(text: string): Promise<readonly Hit[]>;
  go(hit: Hit): void;
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
  readonly search: SearchRoom;
  /** Removes every listener and closes the store. */
  close(): void;
}
