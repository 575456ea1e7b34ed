import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The photos that a reader's tags name, beside it. Nobody is asked before it is opened. */
export const photos: Feature = {
  id: 'photos',
  hosts: ['https://api.panoramax.xyz', 'https://commons.wikimedia.org'],
  buttons: [{ at: 'reader', label: 'photos.open', opens: 'panel' }],
  load: () => import('./PhotosPanel.tsx'),
};
