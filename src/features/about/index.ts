import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** What this is, where its data comes from, and what it does not do with yours. */
export const about: Feature = {
  id: 'about',
  buttons: [
    {
      at: 'menu',
      order: 90,
      icon: 'info',
      label: 'about.title',
      opens: 'dialog',
    },
  ],
  // For the first visit's line.
  starts: () => true,
  load: () => import('./About.tsx'),
};
