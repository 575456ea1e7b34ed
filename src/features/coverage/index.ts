import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Which roads into a place, and which trips through it, mapped readers face. */
export const coverage: Feature = {
  id: 'coverage',
  buttons: [{ at: 'menu', order: 30, label: 'coverage.open', opens: 'panel' }],
  load: () => import('./CoveragePanel.tsx'),
};
