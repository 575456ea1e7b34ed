/** A gazetteer that ships with the page: it answers as one types, offline, and tells nobody where one looks. */
import type { Place } from '../model/place.ts';
import { isOnEarth } from '../model/place.ts';
import { foldedWords } from '../model/fold.ts';

/** A town. `region` is the state's letters in the US, the country's elsewhere (ISO 3166-1 alpha-2). */
export interface Town extends Place {
  readonly name: string;
  readonly region: string;
}

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

/** Without case, accents and punctuation, so that "st. jose" finds "San José" no worse than it has to. */
function fold(text: string): string {
  return foldedWords(text).join(' ');
}

/** Towns made ready to be searched: folded names beside them. Made once, when the file arrives. */
export interface Gazetteer {
  readonly towns: readonly Town[];
  readonly folded: readonly string[];
}

export function createGazetteer(towns: readonly Town[]): Gazetteer {
  return { towns, folded: towns.map(({ name }) => fold(name)) };
}

/**
 * The towns whose name begins with what was typed, then those with a later word that does; within each in the
 * gazetteer's order, biggest first. After a comma, or as a last word, the region can be named: `springfield, il`.
 */
export function findTowns({ towns, folded }: Gazetteer, typed: string, limit: number): readonly Town[] {
  const [before = '', after] = typed.split(',', 2);
  const name = fold(before);
  if (name === '') return [];
  const region = after === undefined ? '' : fold(after);
  const spaced = / (\p{L}{2})$/u.exec(name)?.[1] ?? null;
  const first: Town[] = [];
  const later: Town[] = [];
  for (const [index, town] of towns.entries()) {
    const own = folded[index] ?? '';
    const inRegion = region === '' || fold(town.region).startsWith(region);
    const named = spaced !== null && fold(town.region) === spaced && own.startsWith(name.slice(0, -3));
    if (named || (inRegion && own.startsWith(name))) first.push(town);
    else if (inRegion && later.length < limit && own.includes(` ${name}`)) later.push(town);
    if (first.length >= limit) break;
  }
  return [...first, ...later].slice(0, limit);
}
