import { isNoFilter } from '../../store/query/filter.ts';
import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Which readers are shown: the panel of the core’s filter. */
export const filter: Feature = {
  id: 'filter',
  buttons: [
    {
      at: 'controls',
      icon: 'M4 5h16l-6.5 8v6l-3-2v-4z',
      label: 'filter.open',
      opens: 'popover',
      active: { label: 'filter.openOn', when: ({ data }) => !isNoFilter(data.filter.value) },
    },
  ],
  load: () => import('./Filters.tsx'),
};
