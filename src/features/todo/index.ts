import type { Feature } from '../../ui/feature.ts';
import type en from './en.json';

type Words = typeof en;
declare module '../../i18n/messages.ts' {
  interface Named extends Words {}
}

/** What of the view is worth finding out next, one reader at a time. */
export const todo: Feature = {
  id: 'todo',
  isList: true,
  back: 'todo.back',
  buttons: [{ at: 'menu', order: 35, icon: 'check', label: 'todo.open', opens: 'panel' }],
  load: () => import('./TodoPanel.tsx'),
};
