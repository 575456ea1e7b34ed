import { findMaker } from '../../catalog/lookup.ts';
import type { Tags } from '../../model/camera.ts';
import type { Direction, Sector } from '../../model/direction.ts';
import { cardinalOf } from '../../model/compass.ts';
import { directionOf, directionTag, middle } from '../../model/direction.ts';
import { KEY, MAKER_KEYS, OPERATOR_KEYS, SURVEY_KEYS, wikidataKey } from '../../model/tagging/keys.ts';
import { PHOTO_KEY, photoMembers } from '../../model/tagging/photos.ts';
import { newestDate, parseDate } from '../../model/date.ts';
import { httpUrl } from '../../model/httpUrl.ts';
import { formatAge, formatBearing, formatDegrees, formatPeriod } from '../../i18n/formatMeasures.ts';
import { t } from '../../i18n/index.ts';

/** A name from the tags, with its wikidata id where that is one. */
export interface NamedTag {
  readonly name: string;
  readonly wikidata: string | null;
}

/** Who made it: in the catalog's spelling where it knows it; null where the tags don't say. */
export function makerOf(tags: Tags): NamedTag | null {
  const found = named(tags, MAKER_KEYS);
  if (found === null) return null;
  const maker = findMaker(found.name);
  return maker === undefined ? found : { name: maker.name, wikidata: found.wikidata ?? maker.wikidata ?? null };
}

/** Who runs it; null where the tags don't say. */
export function operatorOf(tags: Tags): NamedTag | null {
  return named(tags, OPERATOR_KEYS);
}

function named(tags: Tags, keys: readonly string[]): NamedTag | null {
  for (const key of keys) {
    const name = tags.get(key)?.trim() ?? '';
    if (name !== '' && name.toLowerCase() !== 'unknown') {
      return { name, wikidata: wikidataId(tags.get(wikidataKey(key))) };
    }
  }
  return null;
}

/** A tag value as a wikidata id, or null where it isn't one. */
export function wikidataId(value: string | undefined): string | null {
  return value !== undefined && /^Q[1-9]\d{0,15}$/.test(value.trim()) ? value.trim() : null;
}

/** A sector in words: `east-northeast, 68°`, or `north, from 338° clockwise to 23°`. */
export function sectorWords(sector: Sector): string {
  if (sector.width >= 360) return t('bearing.all');
  if (sector.bare) return formatBearing(middle(sector));
  return t('bearing.range', {
    point: t(`cardinal.${cardinalOf(middle(sector))}`),
    from: formatDegrees(sector.from),
    to: formatDegrees(sector.from + sector.width),
  });
}

/** Where it looks, and what stands in the tag where that isn't understood. */
export function directionFacts(tags: Tags): { readonly direction: Direction; readonly written: string } {
  return { direction: directionOf(tags), written: directionTag(tags)?.value ?? '' };
}

/** The newest survey: a day as an age, a month or a year as that, and anything else as it was written. */
export function surveyWords(tags: Tags, now: number): string {
  const value = newestDate(SURVEY_KEYS.map((key) => tags.get(key)))?.trim();
  if (value === undefined) return t('camera.surveyedNever');
  const date = parseDate(value);
  if (date === null) return t('camera.surveyedOn', { date: value });
  if (date.precision === 'day') return t('camera.surveyed', { age: formatAge(date.from, now) });
  return t('camera.surveyedIn', { date: formatPeriod(date) });
}

export type MissingFact = 'maker' | 'direction' | 'operator' | 'mount';

/** What a passer-by could still find out. */
export function missingFacts(tags: Tags): readonly MissingFact[] {
  const missing: MissingFact[] = [];
  if (makerOf(tags) === null) missing.push('maker');
  if (directionOf(tags).kind === 'none') missing.push('direction');
  if (operatorOf(tags) === null) missing.push('operator');
  if ((tags.get(KEY.mount) ?? '').trim() === '') missing.push('mount');
  return missing;
}

/** A link to look at; never embedded. */
export interface PhotoLink {
  readonly site: string;
  readonly href: string;
}

/** Of each key. */
const MOST_PHOTOS = 5;

/** Photos that the tags name, as web addresses. Values that can't be one are left to the table of tags. */
export function photoLinks(tags: Tags): readonly PhotoLink[] {
  const links: PhotoLink[] = [];
  const each = (key: string, link: (value: string) => PhotoLink | null): void => {
    for (const value of photoMembers(tags.get(key) ?? '').slice(0, MOST_PHOTOS)) {
      const found = link(value);
      if (found !== null) links.push(found);
    }
  };
  each(PHOTO_KEY.image, (value) => web(value) ?? commons(value));
  each(PHOTO_KEY.commons, (value) => web(value) ?? commons(value));
  each(PHOTO_KEY.mapillary, (value) =>
    /^[\w-]{5,64}$/.test(value)
      ? { site: 'Mapillary', href: `https://www.mapillary.com/app/?pKey=${value}` }
      : web(value),
  );
  each(PHOTO_KEY.panoramax, (value) =>
    /^[0-9a-f-]{36}$/i.test(value)
      ? { site: 'Panoramax', href: `https://api.panoramax.xyz/?focus=pic&pic=${value}` }
      : web(value),
  );
  return links;
}

function web(value: string): PhotoLink | null {
  const href = httpUrl(value);
  return href === null ? null : { site: new URL(href).hostname, href };
}

function commons(value: string): PhotoLink | null {
  return /^(File|Category):/i.test(value)
    ? {
        site: 'Wikimedia Commons',
        href: `https://commons.wikimedia.org/wiki/${encodeURIComponent(value.replaceAll(' ', '_'))}`,
      }
    : null;
}
