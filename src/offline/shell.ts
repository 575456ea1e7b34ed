/** What the page and its service worker agree on: what a version is made of, what its things are called, what is said. */
import { nameIn } from '../platform/folderNames.ts';

/** One version of the page, as its build knows it: names are relative to the page's folder. */
export interface Shell {
  /** The name of the script that the page starts with, which changes with all that it loads. */
  readonly version: string;
  /** What is brought ahead: name and the first digits of its SHA-256. The page itself is not among them. */
  readonly files: readonly (readonly [name: string, sha256: string])[];
  /** What is kept once a page has used something of the same group: the words of another language. */
  readonly optional: readonly (readonly [name: string, sha256: string, group: string])[];
}

/** What a page tells the worker. */
export type ToServiceWorker =
  /** It has started, with these addresses among what it loaded. */
  | { readonly kind: 'started'; readonly used: readonly string[] }
  /** The moment is good: the version that waits may take over. */
  | { readonly kind: 'take' };

/** Hexadecimal digits of the SHA-256 that are compared. */
export const DIGITS = 16;

const CACHE = 'sightline-shell ';
const LOCK = 'sightline-version ';

/** Of the files of one version. */
export function cacheOf(folder: string, version: string): string {
  return nameIn(folder, CACHE + version);
}

/** The version whose files a cache holds; null where it belongs to another folder, or is something else. */
export function versionOfCache(folder: string, name: string): string | null {
  return between(folder, name, CACHE);
}

/** Held by every tab of a version for as long as it lives. */
export function lockOf(folder: string, version: string): string {
  return nameIn(folder, LOCK + version);
}

/** The version that a tab with this lock is of. */
export function versionOfLock(folder: string, name: string): string | null {
  return between(folder, name, LOCK);
}

function between(folder: string, name: string, start: string): string | null {
  const end = nameIn(folder, '');
  const isOurs = name.startsWith(start) && name.endsWith(end) && name.length > start.length + end.length;
  return isOurs ? name.slice(start.length, -end.length) : null;
}
