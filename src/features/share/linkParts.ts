/** The parts of an address beside place and reader: the filter, how it is drawn, on what, and in which language. */
import type { Drawing } from '../../store/cameraStore.ts';
import type { Filter, TagTerm } from '../../store/query/filter.ts';
import { NO_FILTER, UNNAMED } from '../../store/query/filter.ts';
import { formatTagTerm, parseTagTerm } from '../../ui/parts/tagTermText.ts';

/** What a link says of the view. */
export interface LinkParts {
  readonly filter: Filter;
  readonly drawing: Drawing | null;
  readonly baseMap: string | null;
  /** BCP 47 tag. */
  readonly language: string | null;
  /** Parts that are known by name, and whose value can't be read. */
  readonly broken: readonly string[];
}

/** Stands for UNNAMED: an empty value could be a slip. */
const NONE = '-';
const NAMES: ReadonlySet<string> = new Set([
  'maker',
  'operator',
  'direction',
  'tag',
  'before',
  'since',
  'draw',
  'base',
  'lang',
]);
/** More than a person picks. */
const MOST_NAMES = 100;

/** Reads `rest` (LinkState); parts of other names are left alone. */
export function readParts(rest: string, baseMaps: readonly string[]): LinkParts {
  const makers: string[] = [];
  const operators: string[] = [];
  const tags: TagTerm[] = [];
  const broken: string[] = [];
  let direction: Filter['direction'] = 'any';
  const seen: { before: number | null; since: number | null } = { before: null, since: null };
  let drawing: Drawing | null = null;
  let baseMap: string | null = null;
  let language: string | null = null;
  for (const [name, value] of new URLSearchParams(rest)) {
    if (!NAMES.has(name)) continue;
    let read = true;
    if (name === 'maker' || name === 'operator') {
      const list = name === 'maker' ? makers : operators;
      read = value.trim() !== '' && list.length < MOST_NAMES;
      if (read) list.push(value === NONE ? UNNAMED : value);
    } else if (name === 'tag') {
      const term = tags.length < MOST_NAMES ? parseTagTerm(value) : null;
      read = term !== null;
      if (term !== null) tags.push(term);
    } else if (name === 'direction') {
      read = value === 'known' || value === 'missing' || value === 'odd';
      if (value === 'known' || value === 'missing' || value === 'odd') direction = value;
    } else if (name === 'before' || name === 'since') {
      const time = dayOf(value);
      read = time !== null;
      seen[name] = time;
    } else if (name === 'draw') {
      read = value === 'density' || value === 'clusters';
      if (value === 'density' || value === 'clusters') drawing = value;
    } else if (name === 'base') {
      read = baseMaps.includes(value);
      if (read) baseMap = value;
    } else {
      read = isLanguage(value);
      if (read) language = value;
    }
    if (!read) broken.push(`${name}=${value}`.slice(0, 60));
  }
  const filter = { ...NO_FILTER, makers, operators, direction, seenBefore: seen.before, seenSince: seen.since, tags };
  return { filter, drawing, baseMap, language, broken };
}

/** `rest` with the parts that say this; parts of other names stay as they are, and where they are. */
export function writeParts(rest: string, { filter, drawing, baseMap, language }: Omit<LinkParts, 'broken'>): string {
  const params = new URLSearchParams();
  for (const maker of filter.makers) params.append('maker', maker === UNNAMED ? NONE : maker);
  for (const operator of filter.operators) params.append('operator', operator === UNNAMED ? NONE : operator);
  if (filter.direction !== 'any') params.append('direction', filter.direction);
  if (filter.seenBefore !== null) params.append('before', dayText(filter.seenBefore));
  if (filter.seenSince !== null) params.append('since', dayText(filter.seenSince));
  for (const term of filter.tags) params.append('tag', formatTagTerm(term));
  if (drawing !== null) params.append('draw', drawing);
  if (baseMap !== null) params.append('base', baseMap);
  if (language !== null) params.append('lang', language);
  const others = rest.split('&').filter((part) => part !== '' && !NAMES.has(nameOfPart(part)));
  return [params.toString(), ...others].filter((part) => part !== '').join('&');
}

function nameOfPart(part: string): string {
  return [...new URLSearchParams(part).keys()][0] ?? '';
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A day as `2026-11-26`, ms since 1970 in UTC; null where it is none. */
function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || dayText(time) !== text ? null : time;
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
