import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** What changed in places that one keeps an eye on, since one last looked. */
export const watch: Feature = {
  id: 'watch',
  isList: true,
  back: 'watch.back',
  buttons: [
    {
      at: 'menu',
      order: 34,
      icon: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
      label: 'watch.open',
      opens: 'panel',
    },
  ],
  load: () => import('./WatchPanel.tsx'),
};
