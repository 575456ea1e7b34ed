import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The next reader on one's way, while the page is open. */
export const ahead: Feature = {
  id: 'ahead',
  isList: true,
  back: 'ahead.back',
  buttons: [{ at: 'menu', order: 33, icon: 'M12 3 20 21l-8-4-8 4z', label: 'ahead.open', opens: 'panel' }],
  load: () => import('./AheadPanel.tsx'),
};
