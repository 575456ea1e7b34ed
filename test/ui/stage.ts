import { page } from 'vitest/browser';
import { afterEach, beforeEach } from 'vitest';
import '../../src/styles/index.css';
import type { Draft } from '../../src/state/edit/draft.ts';
import type { EditorStep } from '../../src/state/edit/step.ts';
import * as features from '../../src/features/index.ts';
import type { Feature } from '../../src/features/index.ts';
import { mountUi } from '../../src/ui/index.tsx';
import type { App } from '../stub/app.ts';
import type { Screen } from './screen.ts';
import { reachScreen } from './screen.ts';
import { SCREENS } from './screens.ts';

/** Takes away what `show` showed. */
export let takeAway = (): void => undefined;

beforeEach(async () => {
  await page.viewport(1280, 800);
});

afterEach(() => {
  takeAway();
  document.body.replaceChildren();
});

/** Shows a screen as the page does, beside a stand-in for the map that can have the focus; with parts of it replaced. */
export async function show(name: keyof typeof SCREENS, parts: Screen = {}): Promise<App> {
  const screen = SCREENS[name]?.();
  if (screen === undefined) throw new Error(`No screen "${name}"`);
  const app = await reachScreen({ ...screen, ...parts });
  const map = document.createElement('div');
  map.id = 'map';
  map.tabIndex = 0;
  const root = document.createElement('div');
  root.id = 'ui';
  document.body.append(map, root);
  const unmount = mountUi(root, app.state, Object.values<Feature>(features));
  takeAway = () => {
    unmount();
    app.state.close();
    takeAway = () => undefined;
  };
  return app;
}

/** Goes where the buttons of a screen lead. */
export async function clickThrough(name: keyof typeof SCREENS): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- one leads to the next
  for (const button of SCREENS[name]?.().clicks ?? []) await page.getByRole('button', { name: button }).first().click();
}

/** The first element that a selector finds. */
export function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`Nothing is ${selector}`);
  return element;
}

/** Every text that a live region holds from now on, in order. */
export function listen(selector: string): string[] {
  const region = find(selector);
  const said: string[] = [];
  new MutationObserver(() => said.push(region.textContent)).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return said;
}

/** The tags that the open draft would write. */
export function tagsOf({ state }: App): Readonly<Record<string, string>> {
  return Object.fromEntries(state.editor.tags.peek());
}

/** The open draft. */
export function draftOf({ state }: App): Draft | null {
  return state.editor.draft.peek();
}

/** Where the open draft is on its way. */
export function stepOf({ state }: App): EditorStep['kind'] {
  return state.editor.step.peek().kind;
}
