import { page } from 'vitest/browser';
import { afterEach, beforeEach } from 'vitest';
import { draftTags } from '../../src/state/edit/draft.ts';
import '../../src/styles/index.css';
import { mountUi } from '../../src/ui/index.tsx';
import type { Fake } from './fakeState.ts';
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

/** Shows a screen as the page does, beside a stand-in for the map that can have the focus. */
export function show(name: keyof typeof SCREENS): Fake {
  const fake = SCREENS[name]?.();
  if (fake === undefined) throw new Error(`No screen "${name}"`);
  const map = document.createElement('div');
  map.id = 'map';
  map.tabIndex = 0;
  const root = document.createElement('div');
  root.id = 'ui';
  document.body.append(map, root);
  takeAway = mountUi(root, fake.state);
  return fake;
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
export function tagsOf({ knobs }: Fake): Readonly<Record<string, string>> {
  const draft = knobs.draft.peek();
  return draft === null ? {} : Object.fromEntries(draftTags(draft));
}
