import type { RouterSetting } from '../../../config.ts';

/** The router of this build; its setting was checked when the page was built. Null where there is none. */
export function routerSetting(given: string | undefined): RouterSetting | null {
  if (given === undefined || given.trim() === '') return null;
  const at = given.indexOf(':');
  const kind = given.slice(0, at).trim();
  let url = given.slice(at + 1).trim();
  while (url.endsWith('/')) url = url.slice(0, -1);
  return kind === 'valhalla' || kind === 'brouter' || kind === 'osrm' ? { kind, url } : null;
}
