import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The readers in view, nearest to its centre first: the way to them without the map. */
export const list: Feature = {
  id: 'list',
  isList: true,
  back: 'list.back',
  buttons: [
    { at: 'controls', icon: 'list', label: 'list.open', opens: 'panel' },
    { at: 'menu', order: 10, icon: 'list', label: 'list.open', opens: 'panel' },
  ],
  load: () => import('./ListPanel.tsx'),
};
