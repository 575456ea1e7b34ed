import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** The same reader in other editors and apps. */
export const elsewhere: Feature = {
  id: 'elsewhere',
  // JOSM on the same machine: asked by a click alone, never to see whether it runs.
  hosts: ['http://127.0.0.1:8111'],
  buttons: [{ at: 'reader', label: 'elsewhere.open', opens: 'panel' }],
  load: () => import('./ElsewherePanel.tsx'),
};
