import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** What every mark on the map means. */
export const legend: Feature = {
  id: 'legend',
  sections: ['layers'],
  buttons: [
    {
      at: 'menu',
      order: 85,
      icon: 'M5 6h.01M5 12h.01M5 18h.01M10 6h10M10 12h10M10 18h10',
      label: 'legend.title',
      opens: 'dialog',
    },
  ],
  load: () => import('./Legend.tsx'),
};
