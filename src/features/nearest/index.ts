import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Where nothing is in view: how far the nearest is, and the way there. */
export const nearest: Feature = { id: 'nearest', load: () => import('./Nearest.tsx') };
