import type { Feature } from '../../ui/feature.ts';
import { hasPreset } from './presetLink.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** What one fills in again and again: as the last one, under names of one's own, from a link; hashtags and comments. */
export const presets: Feature = {
  id: 'presets',
  sections: ['form', 'comment'],
  starts: ({ link }) => hasPreset(link.rest.value),
  load: () => import('./PresetParts.tsx'),
};
