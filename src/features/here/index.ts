import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** What stands at a place that is asked about, and what can be done there. */
export const here: Feature = {
  id: 'here',
  starts: ({ pointer }) => pointer.asked.value !== null,
  load: () => import('./Here.tsx'),
};
