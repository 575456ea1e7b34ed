import type { CameraKey } from '../model/camera.ts';
import { parseKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import { isOnEarth, wrapLon } from '../model/place.ts';
import { MAX_ZOOM } from '../model/zoom.ts';

/** What an address says: where the map is, and which camera is open. Either can be missing. `rest` is all else, as it was written. */
export interface Permalink {
  readonly position: { readonly centre: Place; readonly zoom: number } | null;
  readonly key: CameraKey | null;
  readonly rest?: string;
}

/**
 * Reads the part of an address after `#`, in OpenStreetMap's own form `map=zoom/lat/lon`, with `&node=ID`
 * (or way, relation) for the open camera; also without the `map=`, as many maps write it. What can't be read is left out: a broken link still opens the page.
 */
export function parsePermalink(hash: string): Permalink {
  const text = hash.replace(/^#/, '');
  const params = new URLSearchParams(text);
  const parts = text.split('&');
  const position = parsePosition(params.get('map') ?? parts[0] ?? '');
  const isRest = (part: string, at: number): boolean =>
    part !== '' && !OURS.test(part) && (at > 0 || parsePosition(part) === null);
  const rest = parts.filter(isRest).join('&');
  return { position, key: keyIn(params), ...(rest === '' ? {} : { rest }) };
}

/** Parts that are read here, well written or not. */
const OURS = /^(?:map|node|way|relation)=/;

/** The language that an address, or its `rest`, asks for: perhaps a BCP 47 tag. */
export function languageIn(hash: string): string | null {
  return /(?:^|[#&])lang=([\w-]+)/.exec(hash)?.[1] ?? null;
}

/** The same address for the whole page instead of the part that is embedded in others. */
export function withoutEmbed(address: string): string {
  return address.replace(/([#&])embed(?:&|$)/, '$1');
}

function parsePosition(text: string): Permalink['position'] {
  const match = /^(\d{1,2}(?:\.\d+)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)\/?$/.exec(text);
  if (match === null) return null;
  const [zoom = Number.NaN, lat = Number.NaN, lon = Number.NaN] = match.slice(1).map(Number);
  // A little beyond the antimeridian is on its other side.
  const centre = { lat, lon: Math.abs(lon) > 180 ? wrapLon(lon) : lon };
  if (zoom > MAX_ZOOM || !isOnEarth(centre)) return null;
  return { centre, zoom: Math.round(zoom) };
}

function keyIn(params: URLSearchParams): CameraKey | null {
  for (const type of ['node', 'way', 'relation'] as const) {
    const id = params.get(type);
    const parsed = id === null ? null : parseKey(`${type}/${id}`);
    if (parsed !== null) return `${type}/${parsed.id}`;
  }
  return null;
}

/** The address for a view; as many decimals as the zoom can show, like OpenStreetMap's. */
export function formatPermalink({ position, key, rest = '' }: Permalink): string {
  const parts: string[] = [];
  if (position !== null) {
    const decimals = Math.max(0, Math.ceil(Math.log2(position.zoom + 1) + position.zoom / 5));
    const fixed = (degrees: number): string => degrees.toFixed(Math.min(7, decimals));
    parts.push(`map=${position.zoom}/${fixed(position.centre.lat)}/${fixed(position.centre.lon)}`);
  }
  if (key !== null) parts.push(key.replace('/', '='));
  if (rest !== '') parts.push(rest);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}
