import { loadJudging } from '../../state/edit/loadJudging.ts';
import { earlyChanges, watcher } from './earlyChanges.ts';
import { Waiting } from '../edit/lazyWaiting.ts';
import { lazy } from '../parts/lazy.tsx';

/** What the first sight of the page does without, each fetched at its first use or when nothing else is to do. */
export const Panel = lazy(async () => (await import('../panel/Panel.tsx')).Panel);
export const ServerPicker = lazy(async () => (await import('../dialogs/index.ts')).ServerPicker);
export const Menu = lazy(async () => (await import('../dialogs/index.ts')).Menu);
export const SignInProblem = lazy(async () => (await import('../dialogs/index.ts')).SignInProblem);
export const WholeMap = lazy(async () => (await import('../dialogs/index.ts')).WholeMap);
export const Layers = lazy(async () => (await import('../dialogs/index.ts')).Layers);

export function fetchAll(): void {
  // So that a change can be described, and kept for later, where the network goes before it is begun.
  loadJudging().catch(() => undefined);
  import('../dialogs/index.ts').then(
    ({ followTranslation }) => followTranslation(document.body, watcher, earlyChanges.splice(0)),
    () => undefined,
  );
  for (const part of [Panel, ServerPicker, Menu, SignInProblem, Layers, Waiting]) part.load();
}
