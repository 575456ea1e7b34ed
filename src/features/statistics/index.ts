import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The numbers of what is shown in view. */
export const statistics: Feature = {
  id: 'statistics',
  buttons: [{ at: 'menu', order: 20, icon: 'M5 20V10m7 10V4m7 16v-7', label: 'statistics.title', opens: 'panel' }],
  load: () => import('./StatisticsPanel.tsx'),
};
