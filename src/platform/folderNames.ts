/**
 * What is kept under an origin, and what tabs call each other there, is seen by everything served from it; and a person's
 * pages (`name.github.io/a`, `/b`) share one. So each name carries the folder that the page lies in.
 */

/** The folder of an address, such as `/a/`. */
export function folderOf(address: string): string {
  return new URL('.', address).pathname;
}

/** A name of ours in a folder; without one, as versions up to 0.1 wrote it. */
export function nameIn(folder: string | null, name: string): string {
  return folder === null ? name : `${name} ${folder}`;
}

/** What the keys of a storage begin with. */
export function prefixIn(folder: string | null): string {
  return folder === null ? 'sightline.' : `sightline ${folder} `;
}
