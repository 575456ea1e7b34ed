import { Waiting } from '../edit/lazyWaiting.ts';
import { lazy } from '../parts/lazy.tsx';

/** What the first sight of the page does without, each fetched at its first use or when nothing else is to do. */
export const Panel = lazy(async () => (await import('../panel/Panel.tsx')).Panel);
export const Dialogs = lazy(async () => (await import('../dialogs/Dialogs.tsx')).Dialogs);
export const ServerPicker = lazy(async () => (await import('../dialogs/Dialogs.tsx')).ServerPicker);
export const Menu = lazy(async () => (await import('../dialogs/Dialogs.tsx')).Menu);
export const SignInProblem = lazy(async () => (await import('../dialogs/Dialogs.tsx')).SignInProblem);

export const Hits = lazy(async () => (await import('../search/Hits.tsx')).Hits);
export const Filters = lazy(async () => (await import('../filter/filter.tsx')).Filters);
export const Layers = lazy(async () => (await import('../filter/filter.tsx')).Layers);

export function fetchAll(): void {
  for (const part of [Panel, Dialogs, ServerPicker, Menu, SignInProblem, Hits, Filters, Layers, Waiting]) part.load();
}
