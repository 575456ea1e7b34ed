/** Which server the page is on, and what a person set up. */
import type { ReadonlySignal } from '@preact/signals';
import type { ServerId } from '../../catalog/servers.ts';
import type { ConfiguredServer } from '../../config.ts';

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
