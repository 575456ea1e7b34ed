import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** How many readers are mapped in each country, US state and county, out of the snapshot's own count. */
export const areas: Feature = {
  id: 'areas',
  buttons: [
    {
      at: 'menu',
      order: 33,
      icon: 'M4 5h7v6H4zM13 5h7v9h-7zM4 13h7v6H4zM13 16h7v3h-7z',
      label: 'areas.open',
      opens: 'panel',
    },
  ],
  load: () => import('./AreasPanel.tsx'),
};
