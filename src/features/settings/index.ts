import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** What one may want otherwise on this device, and the keys of the map. */
export const settings: Feature = {
  id: 'settings',
  buttons: [
    {
      at: 'menu',
      order: 80,
      icon: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8.5 14.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
      label: 'settings.title',
      opens: 'dialog',
    },
  ],
  load: () => import('./Settings.tsx'),
};
