import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { ValueStorage } from '../../state/storage.ts';

/** The event by which Chromium lets a page offer itself; the types of the DOM don't have it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

export interface Installing {
  /** It may be offered, and has not been before. */
  readonly offered: Signal<boolean>;
  accept(): void;
  refuse(): void;
}

function isPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event && typeof event.prompt === 'function';
}

/** Where the browser lets a page be installed, this is said once, on a later visit than the first. */
export function createInstalling(page: EventTarget, storage: ValueStorage): Installing {
  const offered = signal(false);
  let prompt: InstallPrompt | null = null;
  const state = storage.get('install');
  if (state === null) storage.set('install', 'visited');
  page.addEventListener('beforeinstallprompt', (event) => {
    if (!isPrompt(event)) return;
    // The browser's own offer is a bar over the map; its menu keeps the entry.
    event.preventDefault();
    prompt = event;
    if (state === 'visited') offered.value = true;
  });
  const done = (): void => {
    offered.value = false;
    storage.set('install', 'asked');
  };
  page.addEventListener('appinstalled', done);
  return {
    offered,
    accept() {
      done();
      prompt?.prompt().catch(() => undefined);
    },
    refuse: done,
  };
}
