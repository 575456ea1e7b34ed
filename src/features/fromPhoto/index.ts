import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** A reader begun where a photo was taken. */
export const fromPhoto: Feature = {
  id: 'fromPhoto',
  buttons: [{ at: 'menu', order: 40, icon: 'plus', label: 'fromPhoto.open', opens: 'panel' }],
  load: () => import('./FromPhoto.tsx'),
};
