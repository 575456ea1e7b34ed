import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';
import { hasRoute } from './page/routeLink.ts';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** Which mapped readers a trip passes. */
export const route: Feature = {
  id: 'route',
  isList: true,
  back: 'route.back',
  buttons: [{ at: 'menu', order: 31, label: 'route.open', opens: 'panel' }],
  starts: ({ link }) => hasRoute(link.rest.value),
  load: () => import('./RoutePanel.tsx'),
};
