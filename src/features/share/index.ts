import { isNoFilter } from '../../store/query/filter.ts';
import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The address that holds all that is seen, and the ways to pass it on. */
export const share: Feature = {
  id: 'share',
  buttons: [{ at: 'menu', order: 55, icon: 'external', label: 'share.title', opens: 'dialog' }],
  starts: ({ link, data }) => link.rest.value !== '' || !isNoFilter(data.filter.value),
  load: () => import('./Share.tsx'),
};
