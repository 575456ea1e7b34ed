import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { Config } from '../config.ts';
import type { CameraKey } from '../model/camera.ts';
import { Failure } from '../model/failure.ts';
import type { Version } from '../osm/types.ts';
import type { Env } from './env.ts';
import type { Editor } from './edit/editor.ts';
import type { Queue } from './edit/queue.ts';
import type { Uploads } from './edit/uploads.ts';
import type { FeatureFacts, OfferKind, Offers } from './featureFacts.ts';
import type { OverlaysState } from './overlays.ts';
import type { PanelState } from './panel.ts';
import type { PointerState } from './pointer.ts';
import type { ValueStorage } from './storage.ts';
import type { AccountState } from './account.ts';
import type { DataState } from './data.ts';
import type { LinkState, SelectionState } from './selection.ts';
import type { ViewState } from './view.ts';
import type { ServerState } from './server.ts';
import type { SettingsState } from './settings.ts';
import type { Sketch, SketchKind } from './sketch.ts';
import { drawShape } from './sketch.ts';
import type { Place } from '../model/place.ts';

/** What of the state a feature sees as it is. */
interface Shared {
  readonly config: Config;
  readonly online: ReadonlySignal<boolean>;
  /** Ticks once a minute, ms since 1970. */
  readonly now: ReadonlySignal<number>;
  readonly server: ServerState;
  readonly view: ViewState;
  readonly data: DataState;
  readonly selection: SelectionState;
  readonly link: LinkState;
  readonly account: Pick<AccountState, 'state'>;
  readonly settings: SettingsState;
  readonly panel: PanelState;
  readonly overlays: OverlaysState;
  readonly pointer: PointerState;
}

/** All that the core offers to a feature. */
export interface FeatureContext extends Shared {
  readonly editor: Pick<
    Editor,
    'start' | 'edit' | 'step' | 'draft' | 'change' | 'useImagery' | 'comment' | 'setComment'
  >;
  /** A change is open, or changes are being sent: no moment to take the page away. */
  readonly busy: ReadonlySignal<boolean>;
  /**
   * Has a person draw a line or an area on the map, by pointer, touch or keyboard; the feature's own panel is back when that is done.
   * Null where it was thrown away.
   * @param from corners to go on with
   */
  draw(kind: SketchKind, from?: readonly Place[]): Promise<readonly Place[] | null>;
  /** Every version of an object, newest first. */
  history(key: CameraKey): Promise<readonly Version[] | Failure>;
  /** Calls back once after so many ms; returns the way to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** Small values of this feature that outlive the page. */
  readonly storage: ValueStorage;
  /**
   * Asks a host that the feature names, or by a relative address the page's own.
   * @throws Failure where no answer came, or one that says no; TypeError where the host is not among `hosts`.
   */
  fetch(address: string, init?: RequestInit): Promise<Response>;
  /** What other features have of a kind; those that could not be loaded are left out. Empty where none has any. */
  offers<Kind extends OfferKind>(kind: Kind): Promise<readonly Offers[Kind][]>;
}

/** Stands for the page's own origin, wherever that is. */
const HERE = 'https://here.invalid';

/** Makes it for one feature; what features offer to each other comes from whoever loads them. */
export function createFeatureContext(
  { id, hosts = [] }: FeatureFacts,
  state: Shared & {
    readonly editor: FeatureContext['editor'];
    readonly queue: Pick<Queue, 'uploading'>;
    readonly uploads: Pick<Uploads, 'history'>;
    readonly sketch: Signal<Sketch | null>;
  },
  env: Pick<Env, 'local' | 'fetch' | 'after'>,
  offers: FeatureContext['offers'],
): FeatureContext {
  const {
    config,
    online,
    now,
    server,
    view,
    data,
    selection,
    link,
    settings,
    panel,
    overlays,
    pointer,
    account,
    editor,
    queue,
    uploads,
  } = state;
  const keyOf = (key: string): string => `${id}.${key}`;
  return {
    config,
    online,
    now,
    server,
    view,
    data,
    selection,
    link,
    account,
    settings,
    panel,
    overlays,
    pointer,
    editor: {
      start: editor.start,
      edit: editor.edit,
      step: editor.step,
      draft: editor.draft,
      change: editor.change,
      useImagery: editor.useImagery,
      comment: editor.comment,
      setComment: editor.setComment,
    },
    after: (ms, callback) => env.after(ms, callback),
    busy: computed(() => queue.uploading.value || !['idle', 'saved'].includes(editor.step.value.kind)),
    draw: (kind, from) => drawShape(state, kind, from),
    history: uploads.history,
    storage: {
      get: (key) => env.local.get(keyOf(key)),
      set: (key, value) => env.local.set(keyOf(key), value),
      remove: (key) => env.local.remove(keyOf(key)),
    },
    async fetch(address, init) {
      const { origin } = new URL(address, HERE);
      if (origin !== HERE && !hosts.includes(origin)) throw new TypeError(`${id} names no host ${origin}`);
      const answer = await env.fetch(address, init).catch((error: unknown) => {
        if (init?.signal?.aborted === true) throw error;
        throw new Failure(online.peek() ? 'server' : 'offline', {}, error);
      });
      if (!answer.ok) throw new Failure('server', { status: answer.status });
      return answer;
    },
    offers,
  };
}
