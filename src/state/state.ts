import { signal } from '@preact/signals';
import { createAccountRoom } from './account.ts';
import { createEditing } from './edit/editing.ts';
import { createDataRoom } from './data.ts';
import type { Doors } from './env.ts';
import type { FeatureFacts } from './featureFacts.ts';
import { createOverlays } from './overlays.ts';
import { createPanel } from './panel.ts';
import { createSelectionRoom } from './selection.ts';
import { createServerRoom } from './server.ts';
import { createSettingsRoom } from './settings.ts';
import type { AppState } from './types.ts';
import { createViewRoom } from './view.ts';

/** Builds the rooms and joins them. Nothing here lives at module level, so that a test can have as many as it likes. */
export function createState(doors: Doors, features: readonly FeatureFacts[] = []): AppState {
  const online = signal(true);
  const now = signal(doors.now());
  const server = createServerRoom(doors);
  const view = createViewRoom(doors, server);
  const drawings = features.flatMap(({ drawing }) => drawing ?? []);
  const data = createDataRoom(doors, server, view, drawings);
  const selection = createSelectionRoom(doors, server, view, data);
  const account = createAccountRoom(doors, server);
  const { editor, queue, uploads, stop: stopEditing } = createEditing(doors, { servers: server, view, data, account });
  const settings = createSettingsRoom(doors);
  const panel = createPanel(features, selection, editor);
  const stopClock = doors.everyMinute(() => {
    now.value = doors.now();
  });
  const stopOnline = doors.watchOnline((next) => {
    const cameBack = next && !online.peek();
    online.value = next;
    if (cameBack) data.retry();
  });
  const state: Omit<AppState, 'contextOf'> = {
    config: doors.config,
    online,
    now,
    server,
    view,
    data,
    selection,
    account,
    editor,
    queue,
    uploads,
    settings,
    overlays: createOverlays(),
    panel,
    close() {
      stopClock();
      stopOnline();
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
      (await import('./featureContext.ts')).createFeatureContext(feature, state, doors, offers),
  };
}
