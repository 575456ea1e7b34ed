import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The field in the bar: towns, coordinates, addresses of maps and objects, and what else features offer to search. */
export const search: Feature = {
  id: 'search',
  field: { label: 'search.label', leave: 'search.close' },
  offers: ['search', 'near'],
  load: () => import('./Hits.tsx'),
};
