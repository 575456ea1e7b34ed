import { signal } from '@preact/signals';
import type { Doors } from './env.ts';
import type { SettingsRoom, Units } from './types.ts';

const KEY = 'units';

function readUnits(text: string | null): Units {
  return text === 'metric' || text === 'imperial' ? text : 'auto';
}

/** What a person set up for this device. */
export function createSettingsRoom({ local }: Pick<Doors, 'local'>): SettingsRoom {
  const units = signal(readUnits(local.get(KEY)));
  return {
    units,
    setUnits(chosen) {
      units.value = chosen;
      local.set(KEY, chosen);
    },
  };
}
