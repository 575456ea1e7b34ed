/** What the tags of a reader say about photos: pure, so that the page and `npm run photo-rate` judge alike. */
import { COMMONS, PANORAMAX, PHOTO_HOSTS } from '../../catalog/photoHosts.ts';
import type { PhotoHost } from '../../catalog/photoHosts.ts';
import type { Tags } from '../../model/camera.ts';
import { PHOTO_KEY, photoMembers } from '../../model/tagging/photos.ts';
import { httpUrl } from '../../model/httpUrl.ts';

/** A photo by where it is to be had. Every text in it is a stranger's. */
export type PhotoSource =
  /** `id` is a UUID in small letters. */
  | { readonly kind: 'panoramax'; readonly id: string }
  /** `title` begins with `File:` or `Category:`, and has blanks for underscores. */
  | { readonly kind: 'commons'; readonly title: string }
  /** An address at a listed host that tells no license. */
  | { readonly kind: 'hosted'; readonly href: string; readonly host: PhotoHost }
  /** Any other http(s) address: opened beside the page, never within it. */
  | { readonly kind: 'link'; readonly href: string; readonly site: string }
  | { readonly kind: 'unknown' };

export interface PhotoValue {
  readonly key: string;
  /** The member of the tag's list, as written. */
  readonly value: string;
  readonly source: PhotoSource;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** `image`, `panoramax:1` … */
const NUMBERED = /^([a-z_]+)(?::\d{1,3})?$/;
const TITLE = /^(File|Image|Category):(.+)$/i;
const PICTURE = /\.(?:jpe?g|png|webp|gif|svg|tiff?|heic|avif)$/i;
const KEYS: ReadonlySet<string> = new Set(Object.values(PHOTO_KEY));

/** Every photo that tags name, in their order. A file or id that they name twice stands once. */
export function photosOf(tags: Tags): readonly PhotoValue[] {
  const found = new Map<string, PhotoValue>();
  for (const [key, list] of tags) {
    const base = NUMBERED.exec(key)?.[1] ?? '';
    if (!KEYS.has(base)) continue;
    for (const value of photoMembers(list)) {
      const source = sourceOf(base, value);
      const name = source.kind === 'unknown' ? `${key} ${value}` : JSON.stringify(source);
      if (!found.has(name)) found.set(name, { key, value, source });
    }
  }
  return [...found.values()];
}

/** Whether a value claims to be something that can be followed: an http(s) address, a title of Commons, an id of Panoramax. */
export function isPhotoClaim({ key, value }: PhotoValue): boolean {
  return (
    /^https?:/i.test(value) || /^(?:File|Image|Category):/i.test(value) || (isPanoramax(key) && UUID.test(value.trim()))
  );
}

function isPanoramax(key: string): boolean {
  return key.startsWith(PHOTO_KEY.panoramax);
}

function sourceOf(base: string, value: string): PhotoSource {
  const href = httpUrl(value);
  if (href !== null) return ofAddress(new URL(href));
  if (base === PHOTO_KEY.panoramax) {
    return UUID.test(value) ? { kind: 'panoramax', id: value.toLowerCase() } : { kind: 'unknown' };
  }
  if (base === PHOTO_KEY.mapillary) {
    return /^[\w-]{5,64}$/.test(value)
      ? { kind: 'link', href: `https://www.mapillary.com/app/?pKey=${value}`, site: 'Mapillary' }
      : { kind: 'unknown' };
  }
  const title = titleOf(value) ?? (base === PHOTO_KEY.commons && PICTURE.test(value) ? titleOf(`File:${value}`) : null);
  return title === null ? { kind: 'unknown' } : { kind: 'commons', title };
}

/** A title as Commons spells it; null where nothing could have that name. */
function titleOf(value: string): string | null {
  const [, space = '', rest = ''] = TITLE.exec(value) ?? [];
  const name = rest.replaceAll('_', ' ').trim();
  // Characters that no page of a wiki has in its name.
  if (name === '' || /[#<>[\]{}|]/.test(name)) return null;
  return `${/^category$/i.test(space) ? 'Category' : 'File'}:${name}`;
}

function ofAddress(url: URL): PhotoSource {
  const { href, origin, hostname } = url;
  const known = knownPage(url);
  if (known !== null) return known;
  const host = PHOTO_HOSTS.find(({ images, describedBy }) => describedBy === undefined && images.includes(origin));
  return host === undefined ? { kind: 'link', href, site: hostname } : { kind: 'hosted', href, host };
}

/** An address that names a photo of which author and license can be asked. */
function knownPage({ hostname, origin, pathname, search, hash }: URL): PhotoSource | null {
  if (hostname === 'commons.wikimedia.org' || hostname === 'commons.m.wikimedia.org') {
    const title = titleOf(decoded(pathname.replace(/^\/wiki\//, '')).replace(/^Special:FilePath\//i, 'File:'));
    return title === null ? null : { kind: 'commons', title };
  }
  if (hostname === 'upload.wikimedia.org' && pathname.startsWith('/wikipedia/commons/')) {
    const parts = pathname.split('/').slice(3);
    const title = titleOf(`File:${decoded((parts[0] === 'thumb' ? parts[3] : parts[2]) ?? '')}`);
    return title === null ? null : { kind: 'commons', title };
  }
  if (COMMONS.images.includes(origin)) return null;
  if (!PANORAMAX.images.includes(origin) && hostname !== 'panoramax.xyz') return null;
  const id =
    [new URLSearchParams(hash.slice(1)).get('pic'), new URLSearchParams(search).get('pic')].find(
      (pic) => pic !== null && UUID.test(pic),
    ) ?? pathname.split('/').find((part) => UUID.test(part));
  return id === undefined || id === null ? null : { kind: 'panoramax', id: id.toLowerCase() };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
