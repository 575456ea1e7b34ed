import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Aerial photos beneath what is being placed; nobody is asked for any before one is chosen. */
export const imagery: Feature = {
  id: 'imagery',
  sections: ['placing', 'directions'],
  load: () => import('./ImageryChoice.tsx'),
};
