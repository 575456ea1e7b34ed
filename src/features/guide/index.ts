import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** How to tell makers apart, and what is no license plate reader. */
export const guide: Feature = {
  id: 'guide',
  buttons: [{ at: 'maker', label: 'guide.open', opens: 'dialog' }],
  load: () => import('./Guide.tsx'),
};
