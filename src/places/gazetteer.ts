/** A gazetteer that ships with the page: it answers as one types, offline, and tells nobody where one looks. */
import type { Box } from '../model/box.ts';
import type { Place } from '../model/place.ts';
import { distance, isOnEarth } from '../model/place.ts';
import type { Regions } from './regions.ts';
import { createRegions, wordsOf } from './regions.ts';

/** A town. `region` is a state of the US (`US-GA`), elsewhere the country (ISO 3166-1 alpha-2). */
export interface Town extends Place {
  readonly name: string;
  readonly region: string;
}

/** What was found: a town, or a state or country with the box of its towns. */
export type Found =
  | { readonly kind: 'town'; readonly name: string; readonly region: string; readonly place: Place }
  | { readonly kind: 'area'; readonly name: string; readonly region: string; readonly box: Box };

/** Longer than the name of any place with all that it lies in. */
const LONGEST = 120;
/** A region with its country has no more: `district of columbia united states`. */
const MOST_WORDS = 6;
/** Thousandths of a degree (about 100 m): a town is wider than that. */
const STEPS = 1000;

/** One line a town: name, region, latitude and longitude, set apart by tabs. The order of the towns is kept. */
export function encodeTowns(towns: readonly Town[]): string {
  return towns
    .map(({ name, region, lat, lon }) => [name, region, Math.round(lat * STEPS), Math.round(lon * STEPS)].join('\t'))
    .join('\n');
}

/** Reads what `encodeTowns` wrote; a line that isn't one is passed over. */
export function decodeTowns(text: string): readonly Town[] {
  const towns: Town[] = [];
  for (const line of text.split('\n')) {
    const [name = '', region = '', lat = '', lon = ''] = line.split('\t');
    const place = { lat: Number.parseInt(lat, 10) / STEPS, lon: Number.parseInt(lon, 10) / STEPS };
    if (name !== '' && isOnEarth(place)) towns.push({ name, region, ...place });
  }
  return towns;
}

/** Towns made ready to be searched: folded names beside them. Made once, when the file arrives. */
export interface Gazetteer {
  /** Biggest first. */
  readonly towns: readonly Town[];
  readonly folded: readonly string[];
  readonly regions: Regions;
}

/** @param locale BCP 47: what countries are called in */
export function createGazetteer(towns: readonly Town[], locale = 'en'): Gazetteer {
  const countries = new Set(towns.map(({ region }) => countryOf(region)));
  return {
    towns,
    folded: towns.map(({ name }) => shortened(wordsOf(name))),
    regions: createRegions(countries, locale),
  };
}

/** One way of reading what was typed: a name, and where it should lie; null: anywhere. */
interface Reading {
  readonly name: string;
  readonly within: ReadonlySet<string> | null;
}

/**
 * Towns, states and countries by what was typed, as people spell it: `Washington, D.C.`, `Portland Oregon`,
 * `London, UK`, `Atlanta, GA 30303`. Names that are just that come first, then those that begin so, then those with a
 * later word that does; within each the bigger, and the nearer to `near`, where the map is.
 */
export function findPlaces(
  gazetteer: Gazetteer,
  typed: string,
  limit: number,
  near: Place | null = null,
): readonly Found[] {
  const readings = readingsOf(gazetteer.regions, typed.slice(0, LONGEST));
  if (readings.length === 0) return [];
  const found: { readonly town: Town; readonly score: number }[] = [];
  for (const [index, town] of gazetteer.towns.entries()) {
    const match = Math.max(...readings.map((reading) => matchOf(gazetteer.folded[index] ?? '', town.region, reading)));
    if (match === 0) continue;
    // Ten times as far down the list of towns weighs as much as being in view and not far away.
    const size = -Math.log2(index + 2);
    const close = near === null ? 0 : 6 * Math.max(0, 1 - distance(near, town) / 400_000);
    const read = town.region.startsWith('US-') ? 2 : 0;
    found.push({ town, score: match * 100 + size + close + read });
  }
  const towns = found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ town: { name, region, lat, lon } }): Found => {
      return { kind: 'town', name, region: labelOf(gazetteer.regions, region), place: { lat, lon } };
    });
  const areas = areasOf(gazetteer, typed.slice(0, LONGEST));
  // Two letters are the beginning of many a town.
  return typed.trim().length > 2
    ? [...areas, ...towns].slice(0, limit)
    : [...towns.slice(0, Math.max(0, limit - areas.length)), ...areas].slice(0, limit);
}

/** 3: the name itself, 2: it begins so, 1: a later word does, 0: none of it. */
function matchOf(own: string, region: string, { name, within }: Reading): number {
  if (within !== null && !within.has(region) && !within.has(countryOf(region))) return 0;
  if (own === name || own === `${name} city`) return 3;
  if (own.startsWith(name)) return 2;
  return own.includes(` ${name}`) ? 1 : 0;
}

/** Every way in which the last words can name a region, and the one in which none does. */
function readingsOf(regions: Regions, typed: string): readonly Reading[] {
  const [before = '', ...after] = typed.split(',').map((part) => withoutPostcode(wordsOf(part)));
  const name = shortened(before);
  const named = after.filter((part) => part !== '').join(' ');
  if (name === '') return [];
  if (named !== '') {
    // Provinces and the like are not known: what stands last is the country.
    const all = codesIn(regions, named, true);
    const within = all.size > 0 ? all : codesIn(regions, after.at(-1) ?? '', false);
    return within.size === 0 ? [{ name: shortened(`${before} ${named}`), within: null }] : [{ name, within }];
  }
  const words = name.split(' ');
  const split = words.slice(1).flatMap((_, at): readonly Reading[] => {
    if (words.length - at - 1 > MOST_WORDS) return [];
    const within = codesIn(regions, words.slice(at + 1).join(' '), false);
    return within.size === 0 ? [] : [{ name: words.slice(0, at + 1).join(' '), within }];
  });
  return [{ name, within: null }, ...split];
}

/** The regions that words name: one, or a state and its country (`ga usa`). What is still being typed may be the beginning of one. */
function codesIn(regions: Regions, words: string, unfinished: boolean): ReadonlySet<string> {
  const whole = regions.codesOf(words);
  if (whole.size > 0) return whole;
  const parts = words.split(' ');
  for (let at = 1; at < parts.length; at += 1) {
    const country = regions.codesOf(parts.slice(at).join(' '));
    const states = [...regions.codesOf(parts.slice(0, at).join(' '))].filter((code) => country.has(countryOf(code)));
    if (states.length > 0) return new Set(states);
  }
  return new Set(unfinished ? regions.beginningWith(words).map(({ code }) => code) : []);
}

/** States and countries of that name, or whose name begins so. */
function areasOf({ regions, towns }: Gazetteer, typed: string): readonly Found[] {
  const words = wordsOf(typed);
  const exact = words.length < 2 ? [] : [...codesIn(regions, words, false)];
  const codes = new Set([...exact, ...(words.length < 3 ? [] : regions.beginningWith(words).map(({ code }) => code))]);
  return [...codes].slice(0, 2).flatMap((code): readonly Found[] => {
    const box = boxOf(towns, code);
    const region = code.startsWith('US-') ? regions.nameOf('US') : '';
    return box === null ? [] : [{ kind: 'area', name: regions.nameOf(code), region, box }];
  });
}

/** Of the US those that hang together: with Alaska and Hawaii it would be half an ocean. */
const APART = new Set(['US-AK', 'US-HI']);
/** Degrees round the outermost towns. */
const MARGIN = 0.3;

/** The box of a region's towns; over the antimeridian where that is narrower. */
function boxOf(towns: readonly Town[], code: string): Box | null {
  const own = towns.filter(({ region }) => region === code || (countryOf(region) === code && !APART.has(region)));
  if (own.length === 0) return null;
  const lats = own.map(({ lat }) => lat);
  const lons = own.map(({ lon }) => lon).toSorted((a, b) => a - b);
  // The widest stretch without a town is outside.
  let [west, widest] = [lons[0] ?? 0, 360 - ((lons.at(-1) ?? 0) - (lons[0] ?? 0))];
  for (const [at, lon] of lons.entries()) {
    const gap = lon - (lons[at - 1] ?? lon);
    if (gap > widest) [west, widest] = [lon, gap];
  }
  return {
    south: Math.max(-90, Math.min(...lats) - MARGIN),
    north: Math.min(90, Math.max(...lats) + MARGIN),
    west: west - MARGIN,
    east: west + 360 - widest + MARGIN,
  };
}

function labelOf(regions: Regions, region: string): string {
  return region.startsWith('US-') ? region.slice(3) : regions.nameOf(region);
}

function countryOf(region: string): string {
  return region.slice(0, 2);
}

/** Without a postal code at either end (`atlanta ga 30303`, `10115 berlin`), where anything else is left. */
function withoutPostcode(words: string): string {
  return words
    .replace(/^\d{4,6} (?=.)/, '')
    .replace(/ \d{4,6}(?: \d{4})?$/, '')
    .replace(/^\d{4,6}$/, '');
}

const SHORT: Readonly<Record<string, string>> = { saint: 'st', sainte: 'ste', fort: 'ft', mount: 'mt' };
const NICKNAMES: Readonly<Record<string, string>> = {
  nyc: 'new york city',
  sf: 'san francisco',
  philly: 'philadelphia',
};

/** With the usual words in their short form, so that `Saint Louis` and `St. Louis` are one. */
function shortened(words: string): string {
  return (
    NICKNAMES[words] ??
    words
      .split(' ')
      .map((word) => SHORT[word] ?? word)
      .join(' ')
  );
}
