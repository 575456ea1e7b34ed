import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** A direction by the device's compass, beneath those that are typed or turned. */
export const compass: Feature = { id: 'compass', sections: ['directions'], load: () => import('./ByCompass.tsx') };
