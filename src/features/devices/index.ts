import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Devices that are no license plate readers, faintly, to compare with. */
export const devices: Feature = {
  id: 'devices',
  sections: ['layers', 'placing'],
  load: () => import('./OtherParts.tsx'),
};
