import { signal } from '@preact/signals';
import type { Env } from './env.ts';
import type { ReadonlySignal } from '@preact/signals';

export type Units = 'auto' | 'metric' | 'imperial';

export interface SettingsState {
  readonly units: ReadonlySignal<Units>;
  setUnits(units: Units): void;
  /** BCP 47 tag; null: as the browser has it. */
  readonly language: ReadonlySignal<string | null>;
  setLanguage(language: string | null): void;
}

const KEY = 'units';

function readUnits(text: string | null): Units {
  return text === 'metric' || text === 'imperial' ? text : 'auto';
}

/** What a person set up for this device. */
export function createSettings({ local }: Pick<Env, 'local'>): SettingsState {
  const units = signal(readUnits(local.get(KEY)));
  const language = signal(local.get('language') || null);
  return {
    units,
    setUnits(chosen) {
      units.value = chosen;
      local.set(KEY, chosen);
    },
    language,
    setLanguage(chosen) {
      language.value = chosen;
      local.set('language', chosen ?? '');
    },
  };
}
