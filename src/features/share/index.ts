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
  buttons: [
    {
      at: 'menu',
      order: 65,
      icon: 'M8.5 10.500l7-3.500m-7 6.500 7 3.500M6 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zm12-6a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zm0 12a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
      label: 'share.title',
      opens: 'dialog',
    },
  ],
  starts: ({ link, data }) => link.rest.value !== '' || !isNoFilter(data.filter.value),
  load: () => import('./Share.tsx'),
};
