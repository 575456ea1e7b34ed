import type { Env } from './env.ts';
import { createLock } from './lock.ts';
import { whyReadOnly } from './readOnly.ts';

const MINUTE = 60_000;
/** How long a person may take to answer the browser's question, and the device to find itself, ms. */
const LOCATE_MS = 30_000;

/** The env that every browser has: address bar, clock, network, position. */
export function browserEnv(
  page: Window & typeof globalThis,
  folder: string | null,
): Pick<
  Env,
  | 'address'
  | 'fetch'
  | 'after'
  | 'everyMinute'
  | 'watchOnline'
  | 'locate'
  | 'host'
  | 'newId'
  | 'now'
  | 'lock'
  | 'readOnly'
> {
  const { history, location, navigator } = page;
  return {
    address: {
      get hash() {
        return location.hash;
      },
      set(hash, how) {
        const address = hash === '' ? location.pathname + location.search : hash;
        if (how === 'push') history.pushState(null, '', address);
        else history.replaceState(null, '', address);
      },
      listen(changed) {
        // Told of back, forward, and of an address that was typed over.
        page.addEventListener('popstate', changed);
        return () => page.removeEventListener('popstate', changed);
      },
    },
    fetch: (address, init) => page.fetch(new URL(address, page.document.baseURI), init),
    now: () => Date.now(),
    after(ms, callback) {
      const timer = page.setTimeout(callback, ms);
      return () => page.clearTimeout(timer);
    },
    everyMinute(tick) {
      const timer = page.setInterval(tick, MINUTE);
      return () => page.clearInterval(timer);
    },
    watchOnline(changed) {
      const on = (): void => changed(true);
      const off = (): void => changed(false);
      page.addEventListener('online', on);
      page.addEventListener('offline', off);
      if (!navigator.onLine) changed(false);
      return () => {
        page.removeEventListener('online', on);
        page.removeEventListener('offline', off);
      };
    },
    locate: (signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
        navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: LOCATE_MS });
      }),
    host: () => location.origin + location.pathname,
    newId: () => crypto.randomUUID(),
    readOnly: whyReadOnly(page),
    // Missing in old browsers, and where the page is not served securely.
    lock: createLock('locks' in navigator ? navigator.locks : undefined, folder),
  };
}
