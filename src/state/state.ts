import { effect, signal } from '@preact/signals';
import { createAccount } from './account.ts';
import { createEditing } from './edit/editing.ts';
import { createData } from './data.ts';
import type { Env } from './env.ts';
import type { FeatureFacts } from './featureFacts.ts';
import { createOverlays } from './overlays.ts';
import { createPanel } from './panel.ts';
import { createSelection } from './selection.ts';
import { createServer } from './server.ts';
import { createSettings } from './settings.ts';
import type { Sketch } from './sketch.ts';
import { createView } from './view.ts';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Config } from '../config.ts';
import type { AccountState } from './account.ts';
import type { Editor } from './edit/editor.ts';
import type { Queue } from './edit/queue.ts';
import type { Uploads } from './edit/uploads.ts';
import type { DataState } from './data.ts';
import type { LinkState, SelectionState } from './selection.ts';
import type { FeatureContext } from './featureContext.ts';
import type { OverlaysState } from './overlays.ts';
import type { PanelState } from './panel.ts';
import type { PointerState } from './pointer.ts';
import type { ServerState } from './server.ts';
import type { SettingsState } from './settings.ts';
import type { ViewState } from './view.ts';

export interface AppState {
  readonly config: Config;
  readonly online: ReadonlySignal<boolean>;
  /** Ticks once a minute, ms since 1970: ages are told by it. */
  readonly now: ReadonlySignal<number>;
  readonly server: ServerState;
  readonly view: ViewState;
  readonly data: DataState;
  readonly selection: SelectionState;
  readonly link: LinkState;
  readonly account: AccountState;
  /** The one change that is being made. */
  readonly editor: Editor;
  /** The changes that wait. */
  readonly queue: Queue;
  /** What was sent from this browser. */
  readonly uploads: Uploads;
  readonly settings: SettingsState;
  readonly overlays: OverlaysState;
  readonly pointer: PointerState;
  /** What is being drawn on the map by hand; null while nothing is. */
  readonly sketch: Signal<Sketch | null>;
  readonly panel: PanelState;
  /** What one feature may do; `offers` is how it gets at the others'. */
  contextOf(feature: FeatureFacts, offers: FeatureContext['offers']): Promise<FeatureContext>;
  /** Removes every listener and closes the store. */
  close(): void;
}

/** Builds the parts of the state and joins them. Nothing here lives at module level, so that a test can have as many as it likes. */
export function createState(env: Env, features: readonly FeatureFacts[] = []): AppState {
  const online = signal(true);
  const now = signal(env.now());
  const server = createServer(env);
  const view = createView(env, server);
  const drawings = features.flatMap(({ drawing }) => drawing ?? []);
  const data = createData(env, server, view, drawings);
  const selection = createSelection(env, server, view, data);
  const account = createAccount(env, server);
  const { editor, queue, uploads, stop: stopEditing } = createEditing(env, { servers: server, view, data, account });
  const settings = createSettings(env);
  const panel = createPanel(features, selection, editor);
  const stopClock = env.everyMinute(() => {
    now.value = env.now();
  });
  const stopOnline = env.watchOnline((next) => {
    const cameBack = next && !online.peek();
    online.value = next;
    if (cameBack) data.retry();
  });
  // Some browsers say that they are offline behind a VPN: what comes in proves them wrong.
  let bytes = 0;
  const stopProof = effect(() => {
    const { phase } = data.status.value;
    const come = phase.kind === 'reading' ? phase.bytes : 0;
    if (come > bytes) online.value = true;
    bytes = come;
  });
  const state: Omit<AppState, 'contextOf'> = {
    config: env.config,
    online,
    now,
    server,
    view,
    data,
    selection,
    link: selection.link,
    account,
    editor,
    queue,
    uploads,
    settings,
    sketch: signal(null),
    overlays: createOverlays(),
    pointer: { hovered: signal(null), asked: signal(null) },
    panel,
    close() {
      stopClock();
      stopOnline();
      stopProof();
      panel.stop();
      stopEditing();
      account.close();
      selection.close();
      data.close();
      view.close();
    },
  };
  return {
    ...state,
    contextOf: async (feature, offers) =>
      (await import('./featureContext.ts')).createFeatureContext(feature, state, env, offers),
  };
}
