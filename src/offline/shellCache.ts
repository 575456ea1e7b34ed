import { folderOf } from '../platform/folderNames.ts';
import type { Shell } from './shell.ts';
import { cacheOf, DIGITS, versionOfCache } from './shell.ts';
import { HASHED } from './whatToAnswer.ts';

/** All of the outside that it touches. */
export interface ShellCacheDeps {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'has'>;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** SHA-256. */
  readonly digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>;
}

/** The files of one version on this device. What is in it is what the build made, or is not in it. */
export interface ShellCache {
  /** Brings what is not here yet, so that it goes on where it was broken off. Rejects where not all can be had. */
  fill(): Promise<void>;
  /** Brings what is kept only where it is used: all that goes with these. */
  keep(names: readonly string[]): Promise<void>;
  /** Brings the page anew, with what its host sends with it; leaves the old one where that is another version's. */
  refresh(): Promise<void>;
  /** The page itself; undefined where this version is not whole. */
  page(): Promise<Response | undefined>;
  /** A file, of whatever version has it. */
  file(name: string): Promise<Response | undefined>;
  /** Takes a file from what the network answered, where it is the right one. */
  take(name: string, response: Response): Promise<void>;
  /** Drops what is not as it was made. */
  mend(): Promise<void>;
  /** This version can't be served from here: the next visit begins with the network. */
  forgetPage(): Promise<void>;
  /** Drops the versions that nobody uses. */
  clean(used: ReadonlySet<string>): Promise<void>;
  /** A visit has begun with the page from here; answers whether the one before it was heard of. */
  opened(): Promise<boolean>;
  /** The page has started. */
  started(): Promise<void>;
}

/** At the same time: whoever looks at the map meanwhile has the rest of the network. */
const AT_ONCE = 3;
/** Of a host's headers: what says how the bytes came is no longer so. */
const OF_TRANSPORT = ['content-encoding', 'content-length', 'transfer-encoding', 'vary', 'set-cookie'];
/** Stands in the cache from the moment a page is handed out until it has said that it started. */
const OPENED = '?opened';

/** @param scope address of the page's folder, with a slash at its end */
export function createShellCache(scope: string, shell: Shell, { caches, fetch, digest }: ShellCacheDeps): ShellCache {
  const folder = folderOf(scope);
  const hashes = new Map([...shell.files, ...shell.optional].map(([name, hash]) => [name, hash]));
  const own = (): Promise<Cache> => caches.open(cacheOf(folder, shell.version));
  const addressOf = (name: string): string => new URL(name, scope).href;

  async function isRight(name: string, bytes: ArrayBuffer): Promise<boolean> {
    const found = Array.from(new Uint8Array(await digest(bytes)), (byte) => byte.toString(16).padStart(2, '0'));
    return found.join('').slice(0, DIGITS) === hashes.get(name);
  }

  /** Where a file of the same name can only be the same file. */
  async function ofAnother(name: string): Promise<Response | undefined> {
    if (!name.startsWith(HASHED)) return undefined;
    const others = (await caches.keys()).filter((key) => {
      const version = versionOfCache(folder, key);
      return version !== null && version !== shell.version;
    });
    const found = await Promise.all(others.map(async (key) => (await caches.open(key)).match(addressOf(name))));
    return found.find((response) => response !== undefined);
  }

  async function put(name: string, response: Response): Promise<boolean> {
    const bytes = await response.clone().arrayBuffer();
    if (!response.ok || !(await isRight(name, bytes))) return false;
    await (await own()).put(addressOf(name), plain(response, bytes));
    return true;
  }

  async function bring(name: string): Promise<void> {
    const there = await (await own()).match(addressOf(name));
    // Under a name that stays, other bytes may stand: of the build before.
    if (there !== undefined && (name.startsWith(HASHED) || (await isRight(name, await there.arrayBuffer())))) return;
    const before = await ofAnother(name);
    if (before !== undefined && (await put(name, before))) return;
    const hashed = name.startsWith(HASHED);
    if (await put(name, await fetch(addressOf(name), { cache: hashed ? 'default' : 'no-cache' }))) return;
    // A wrong answer may have been kept by the browser: an error page, half a file.
    if (hashed && (await put(name, await fetch(addressOf(name), { cache: 'reload' })))) return;
    throw new Error(`${name} is not the file that it should be`);
  }

  async function bringAll(names: readonly string[]): Promise<void> {
    const left = [...names];
    const work = async (): Promise<void> => {
      for (let name = left.shift(); name !== undefined; name = left.shift()) {
        // oxlint-disable-next-line no-await-in-loop -- few at a time
        await bring(name);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  async function bringPage(): Promise<void> {
    const response = await fetch(scope, { cache: 'no-cache' });
    const bytes = await response.arrayBuffer();
    // Hosts add to a page, so it is known by what it starts. While a new version is put up, it may be another's.
    if (!response.ok || !new TextDecoder().decode(bytes).includes(shell.version))
      throw new Error('The page is of another version');
    await (await own()).put(scope, plain(response, bytes));
  }

  return {
    async fill() {
      await bringAll(shell.files.map(([name]) => name));
      // Last: where it is, all is.
      await bringPage();
    },
    async keep(names) {
      const used = new Set(names);
      const groups = new Set(shell.optional.flatMap(([name, , group]) => (used.has(name) ? [group] : [])));
      await bringAll(shell.optional.flatMap(([name, , group]) => (groups.has(group) ? [name] : [])));
    },
    refresh: () => bringPage(),
    page: async () => (await own()).match(scope),
    async file(name) {
      return (await (await own()).match(addressOf(name))) ?? (await ofAnother(name));
    },
    async take(name, response) {
      if (hashes.has(name)) await put(name, response);
    },
    async mend() {
      const cache = await own();
      const all = await Promise.all(
        [...hashes.keys()].map(async (name) => {
          const there = await cache.match(addressOf(name));
          return there === undefined || (await isRight(name, await there.arrayBuffer())) ? null : name;
        }),
      );
      await Promise.all(all.flatMap((name) => (name === null ? [] : cache.delete(addressOf(name)))));
    },
    async forgetPage() {
      await (await own()).delete(scope);
    },
    async clean(used) {
      const keys = await caches.keys();
      await Promise.all(
        keys.flatMap((key) => {
          const version = versionOfCache(folder, key);
          return version === null || version === shell.version || used.has(version) ? [] : caches.delete(key);
        }),
      );
    },
    async opened() {
      const cache = await own();
      const unheard = await cache.match(addressOf(OPENED));
      if (unheard === undefined) await cache.put(addressOf(OPENED), new Response(''));
      return unheard === undefined;
    },
    async started() {
      await (await own()).delete(addressOf(OPENED));
    },
  };
}

/** A copy that a navigation may be answered with, whichever way it came. */
function plain({ headers, status }: Response, bytes: ArrayBuffer): Response {
  const kept = new Headers(headers);
  for (const name of OF_TRANSPORT) kept.delete(name);
  return new Response(bytes, { status, headers: kept });
}
