/** Word from tab to tab of one browser that something on the disk has changed. Says nothing of what: each reads for itself. */
export interface Tabs {
  /** Tells all other tabs. */
  tell(): void;
  /** Calls back when another tab has told; returns the way to stop. */
  listen(changed: () => void): () => void;
}

/** The part of a page that is needed. */
export interface TabsPage extends Pick<Window, 'addEventListener' | 'removeEventListener'> {
  readonly localStorage: Pick<Storage, 'setItem' | 'removeItem'>;
  /** Missing in old browsers. */
  readonly BroadcastChannel?: typeof BroadcastChannel;
}

const NAME = 'sightline.tabs';

/** By a BroadcastChannel; where there is none, by the event that a change of the local storage makes in all other tabs. */
export function createTabs(page: TabsPage, name = NAME): Tabs {
  const { BroadcastChannel: Channel } = page;
  return Channel === undefined ? byStorage(page, name) : byChannel(Channel, name);
}

function byChannel(Channel: typeof BroadcastChannel, name: string): Tabs {
  /** One for all that this page says, so that it does not hear itself. Open only as long as anyone listens. */
  let channel: BroadcastChannel | null = null;
  let listeners = 0;
  return {
    tell() {
      // Nobody listens here: whoever does elsewhere is told all the same.
      const by = channel ?? new Channel(name);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of this origin only
      by.postMessage(null);
      if (by !== channel) by.close();
    },
    listen(changed) {
      const mine = (channel ??= new Channel(name));
      listeners += 1;
      mine.addEventListener('message', changed);
      return () => {
        mine.removeEventListener('message', changed);
        listeners -= 1;
        if (listeners > 0) return;
        mine.close();
        channel = null;
      };
    },
  };
}

function byStorage(page: TabsPage, name: string): Tabs {
  return {
    tell() {
      try {
        // Two changes, so that each word is one, and nothing is left lying about.
        page.localStorage.setItem(name, '1');
        page.localStorage.removeItem(name);
      } catch {
        // A refused storage: other tabs see it when they are loaded again.
      }
    },
    listen(changed) {
      const heard = ({ key, newValue }: StorageEvent): void => {
        if (key === name && newValue !== null) changed();
      };
      page.addEventListener('storage', heard);
      return () => page.removeEventListener('storage', heard);
    },
  };
}
