import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Wide views as a dot for every reader: the choice of it. The store makes the picture, and the map paints it. */
export const density: Feature = {
  id: 'density',
  drawing: 'density',
  sections: ['layers'],
  load: () => import('./DrawingChoice.tsx'),
};
