import { afterEach, expect, test, vi } from 'vitest';
import { createTabs } from '../../src/state/tabs.ts';
import type { TabsPage } from '../../src/state/tabs.ts';

let count = 0;
let name = '';
const opened: (() => void)[] = [];

afterEach(() => {
  for (const close of opened.splice(0)) close();
});

function newName(): string {
  name = `test-tabs-${(count += 1)}`;
  return name;
}

/** Another page of this origin. */
async function otherPage(): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  frame.src = '/favicon.ico?blank';
  document.body.append(frame);
  opened.push(() => frame.remove());
  await loaded;
  const page = frame.contentWindow;
  if (page === null) throw new Error('The frame has no window');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a window of this origin has its own globals
  return page as Window & typeof globalThis;
}

/** A browser of before BroadcastChannel. */
function old(page: Window): TabsPage {
  return {
    localStorage: page.localStorage,
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
  };
}

test.each([
  ['a channel', (page: Window & typeof globalThis): TabsPage => page],
  ['the storage’s events, where there are no channels', old],
])('word goes to the other tabs by %s, and not to oneself', async (_, pageOf) => {
  newName();
  const [mine, other] = [createTabs(pageOf(window), name), createTabs(pageOf(await otherPage()), name)];
  const [here, there] = [vi.fn<() => void>(), vi.fn<() => void>()];
  opened.push(mine.listen(here), other.listen(there));
  mine.tell();
  await vi.waitFor(() => expect(there).toHaveBeenCalledTimes(1));
  other.tell();
  await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(1));
  expect(there).toHaveBeenCalledTimes(1);
});

test.each([
  ['channel', (page: Window & typeof globalThis): TabsPage => page],
  ['storage', old],
])('who stopped listening hears nothing more, and can still tell: %s', async (_, pageOf) => {
  newName();
  const [mine, other] = [createTabs(pageOf(window), name), createTabs(pageOf(await otherPage()), name)];
  const [stopped, still, there] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()];
  const stop = mine.listen(stopped);
  const stopStill = mine.listen(still);
  opened.push(other.listen(there));
  stop();
  other.tell();
  await vi.waitFor(() => expect(still).toHaveBeenCalledTimes(1));
  stopStill();
  mine.tell();
  await vi.waitFor(() => expect(there).toHaveBeenCalledTimes(1));
  expect(stopped).not.toHaveBeenCalled();
  expect(still).toHaveBeenCalledTimes(1);
});

test('a channel is closed with its last listener', () => {
  const close = vi.spyOn(BroadcastChannel.prototype, 'close');
  const tabs = createTabs(window, newName());
  const stops = [tabs.listen(() => undefined), tabs.listen(() => undefined)];
  for (const stop of stops) stop();
  expect(close).toHaveBeenCalledTimes(1);
  close.mockRestore();
});

test('a refused storage is no reason to fail', () => {
  const tabs = createTabs({
    ...old(window),
    localStorage: {
      setItem: () => {
        throw new DOMException('refused', 'SecurityError');
      },
      removeItem: () => undefined,
    },
  });
  expect(() => tabs.tell()).not.toThrow();
});
