import * as v from 'valibot';
import { COMMONS, PANORAMAX } from '../../catalog/photoHosts.ts';
import { Failure } from '../../model/failure.ts';
import { httpUrl } from '../../model/httpUrl.ts';
import { readJson } from '../../osm/api/readJson.ts';
import { plainText } from '../../overpass/plainText.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { PhotoSource } from './photoValues.ts';

/** A photo with what must stand beside it. Texts are a stranger's, and plain. */
export interface DescribedPhoto {
  /** Where the picture lies; null where that is at no listed host. */
  readonly image: string | null;
  /** Its page, http(s). */
  readonly page: string;
  readonly author: string | null;
  readonly license: string | null;
  readonly licenseHref: string | null;
  /** As its site writes it, or ISO. */
  readonly date: string | null;
}

export type Describable = Extract<PhotoSource, { kind: 'panoramax' | 'commons' }>;

/** The longest answer that is read, in UTF-16 units. */
const LONGEST = 2_000_000;
/** Of a category. */
const MOST = 12;
const WIDTH = 960;

/**
 * Asks the site of a photo who made it and under which license. Empty where the site has none of that name.
 * @throws Failure where it doesn't answer, or with something else
 */
export async function describe(
  fetch: FeatureContext['fetch'],
  source: Describable,
  signal: AbortSignal,
): Promise<readonly DescribedPhoto[]> {
  const panoramax = source.kind === 'panoramax';
  const address = panoramax ? panoramaxAddress(source.id) : commonsAddress(source.title);
  const answer = await fetch(address, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  const text = await answer.text();
  if (text.length > LONGEST) throw new Failure('bad-response', { said: 'too long' });
  return panoramax ? readPanoramax(text, source.id) : readCommons(text);
}

/** Where people see a photo at its own site. */
export function pageOf(source: Describable): string {
  return source.kind === 'panoramax'
    ? `https://panoramax.xyz/#focus=pic&pic=${source.id}`
    : `https://commons.wikimedia.org/wiki/${encodeURIComponent(source.title.replaceAll(' ', '_'))}`;
}

function panoramaxAddress(id: string): string {
  return `https://api.panoramax.xyz/api/search?ids=${id}`;
}

function commonsAddress(title: string): string {
  const isFile = title.startsWith('File:');
  const query = new URLSearchParams({
    action: 'query',
    format: 'json',
    formatversion: '2',
    origin: '*',
    prop: 'imageinfo',
    iiprop: 'url|extmetadata',
    iiextmetadatafilter: 'Artist|LicenseShortName|LicenseUrl|DateTimeOriginal',
    iiurlwidth: String(WIDTH),
    ...(isFile
      ? { titles: title, redirects: '1' }
      : { generator: 'categorymembers', gcmtitle: title, gcmtype: 'file', gcmlimit: String(MOST) }),
  });
  return `https://commons.wikimedia.org/w/api.php?${query.toString()}`;
}

const Text = v.optional(v.nullable(v.string()));
const Panoramax = v.object({
  features: v.array(
    v.object({
      id: v.string(),
      properties: v.object({ datetime: Text, license: Text, 'geovisio:producer': Text }),
      providers: v.optional(v.array(v.object({ name: Text }))),
      links: v.optional(v.array(v.object({ rel: Text, href: Text }))),
      assets: v.object({ sd: v.optional(v.object({ href: v.string() })) }),
    }),
  ),
});

function readPanoramax(text: string, id: string): readonly DescribedPhoto[] {
  const feature = readJson(Panoramax, text).features.find((one) => one.id.toLowerCase() === id);
  if (feature === undefined) return [];
  const { properties, providers = [], links = [], assets } = feature;
  const licenseHref = links.find(({ rel }) => rel === 'license')?.href ?? '';
  return [
    {
      image: imageAt(PANORAMAX.images, assets.sd?.href ?? ''),
      page: pageOf({ kind: 'panoramax', id }),
      author: plain(properties['geovisio:producer'] ?? providers.map(({ name }) => name ?? '').join(', ')),
      license: plain(properties.license),
      licenseHref: httpUrl(licenseHref),
      date: plain(properties.datetime),
    },
  ];
}

const Said = v.optional(v.object({ value: v.string() }));
const Commons = v.object({
  query: v.optional(
    v.object({
      pages: v.array(
        v.object({
          title: v.string(),
          imageinfo: v.optional(
            v.array(
              v.object({
                thumburl: v.optional(v.string()),
                url: v.optional(v.string()),
                extmetadata: v.optional(
                  v.object({ Artist: Said, LicenseShortName: Said, LicenseUrl: Said, DateTimeOriginal: Said }),
                ),
              }),
            ),
          ),
        }),
      ),
    }),
  ),
});

function readCommons(text: string): readonly DescribedPhoto[] {
  const { pages = [] } = readJson(Commons, text).query ?? {};
  return pages.slice(0, MOST).flatMap(({ title, imageinfo: [info] = [] }): readonly DescribedPhoto[] => {
    if (info === undefined) return [];
    const { Artist, LicenseShortName, LicenseUrl, DateTimeOriginal } = info.extmetadata ?? {};
    return [
      {
        image: imageAt(COMMONS.images, info.thumburl ?? info.url ?? ''),
        page: pageOf({ kind: 'commons', title }),
        // Commons writes it as HTML.
        author: plain(Artist?.value),
        license: plain(LicenseShortName?.value),
        licenseHref: httpUrl(LicenseUrl?.value ?? ''),
        date: plain(DateTimeOriginal?.value),
      },
    ];
  });
}

function plain(text: string | null | undefined): string | null {
  const found = plainText(text ?? '');
  return found === '' ? null : found;
}

function imageAt(hosts: readonly string[], address: string): string | null {
  const href = httpUrl(address);
  return href !== null && hosts.includes(new URL(href).origin) ? href : null;
}
