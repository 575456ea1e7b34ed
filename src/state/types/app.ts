/** The whole state. */
import type { ReadonlySignal } from '@preact/signals';
import type { Config } from '../../config.ts';
import type { AccountRoom } from './account.ts';
import type { Editor } from '../edit/editor.ts';
import type { Queue } from '../edit/queue.ts';
import type { Uploads } from '../edit/uploads.ts';
import type { DataRoom, SelectionRoom } from './data.ts';
import type { FeatureFacts } from '../featureFacts.ts';
import type { FeatureContext } from '../featureContext.ts';
import type { OverlaysState } from '../overlays.ts';
import type { PanelState } from '../panel.ts';
import type { ServerRoom, SettingsRoom } from './setup.ts';
import type { ViewRoom } from './map.ts';

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
  /** The one change that is being made. */
  readonly editor: Editor;
  /** The changes that wait. */
  readonly queue: Queue;
  /** What was sent from this browser. */
  readonly uploads: Uploads;
  readonly settings: SettingsRoom;
  readonly overlays: OverlaysState;
  readonly panel: PanelState;
  /** What one feature may do; `offers` is how it gets at the others'. */
  contextOf(feature: FeatureFacts, offers: FeatureContext['offers']): Promise<FeatureContext>;
  /** Removes every listener and closes the store. */
  close(): void;
}
