import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Readers as files for other programs. */
export const exporting: Feature = {
  id: 'export',
  buttons: [{ at: 'menu', order: 60, icon: 'M12 4v11m-5-5 5 5 5-5M5 20h14', label: 'export.title', opens: 'dialog' }],
  load: () => import('./Export.tsx'),
};
