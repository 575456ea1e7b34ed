import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The page without a network, newer versions of it, and its place among the device's apps. */
export const offline: Feature = { id: 'offline', load: () => import('./Offline.tsx') };
