import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** A list of readers against those on the map: which are on both, and which on one alone. */
export const compare: Feature = {
  id: 'compare',
  isList: true,
  back: 'compare.back',
  buttons: [
    {
      at: 'menu',
      order: 32,
      icon: 'M4 5h7v14H4zM13 5h7v14h-7zM6 9h3m-3 4h3m6-4h3m-3 4h3',
      label: 'compare.open',
      opens: 'panel',
    },
  ],
  load: () => import('./ComparePanel.tsx'),
};
