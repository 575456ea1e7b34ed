import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Every version of a reader: who, when, why, and what changed. */
export const history: Feature = {
  id: 'history',
  buttons: [{ at: 'reader', label: 'history.title', opens: 'panel' }],
  load: () => import('./HistoryPanel.tsx'),
};
