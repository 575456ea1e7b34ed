/**
 * The operators of surveillance cameras that name-suggestion-index knows (https://nsi.guide, BSD 3-Clause), in the order
 * in which they are likely at a place. The build makes the list; it is fetched when somebody is asked for an operator.
 */
import type { Box } from './box.ts';
import { contains } from './box.ts';
import type { Named } from './named.ts';
import type { Place } from './place.ts';
import { fold, foldedWords } from './fold.ts';

/** One operator. */
export interface IndexedOperator extends Named {
  /** Tells it from others of the same name: "Richmond Police Department (Virginia)". */
  readonly label: string;
  /** Where it works. */
  readonly boxes: readonly Box[];
}

/** West, south, east, north in degrees. */
export type Area = readonly [number, number, number, number];

/** The list as the build writes it: areas are named by their place in the list of them. */
export interface OperatorFile {
  readonly areas: readonly Area[];
  /** Name, label, wikidata id, operator:type (each empty where there is none), areas. */
  readonly operators: readonly (readonly [string, string, string, string, readonly number[]])[];
}

/** Reads what the build wrote. */
export function readOperators({ areas, operators }: OperatorFile): readonly IndexedOperator[] {
  const boxes = areas.map(([west, south, east, north]): Box => ({ west, south, east, north }));
  return operators.map(([name, label, wikidata, type, where]) => ({
    name,
    label: label === '' ? name : label,
    ...(wikidata === '' ? {} : { wikidata }),
    ...(type === '' ? {} : { type }),
    boxes: where.flatMap((index) => boxes[index] ?? []),
  }));
}

/** Most license plate readers belong to the police. */
const POLICE =
  /police|sheriff|constable|patrol|marshal|public safety|polizei|polic[ií]|polis|gendarmerie|carabinieri|guardia|stra[zž]/i;

/** Area of a box in square degrees: enough to tell a county from a country. */
function size({ west, south, east, north }: Box): number {
  return (east - west) * (north - south);
}

/** How far from likely an operator is at a place: 0 for those that work there, smaller areas and the police first. */
function rank(operator: IndexedOperator, place: Place): readonly [number, number, number] {
  const here = operator.boxes.filter((box) => contains(box, place)).map((box) => size(box));
  return [here.length === 0 ? 1 : 0, POLICE.test(operator.name) ? 0 : 1, Math.min(...here, Infinity)];
}

/** All of them, most likely at the place first. */
export function byPlace(operators: readonly IndexedOperator[], place: Place): readonly IndexedOperator[] {
  return operators
    .map((operator) => ({ operator, rank: rank(operator, place) }))
    .toSorted(
      (a, b) =>
        a.rank[0] - b.rank[0] ||
        a.rank[1] - b.rank[1] ||
        (a.rank[2] === b.rank[2] ? a.operator.name.localeCompare(b.operator.name) : a.rank[2] - b.rank[2]),
    )
    .map(({ operator }) => operator);
}

/** A name to offer; `label` where the name alone could be another's. */
export interface Offer extends Named {
  readonly label?: string;
}

/** Whether each word of the text begins a word of the name. */
function matches(name: string, words: readonly string[]): boolean {
  const parts = foldedWords(name);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

/** At most `limit` of the offers that fit what was typed, in their order, and each once. All fit where nothing was typed. */
export function suggest(offers: readonly Offer[], typed: string, limit: number): readonly Offer[] {
  const words = foldedWords(typed);
  const found: Offer[] = [];
  const seen = new Set<string>();
  for (const offer of offers) {
    const label = offer.label ?? offer.name;
    const id = `${fold(offer.name)} ${offer.wikidata ?? ''}`;
    if (seen.has(id) || seen.has(`${fold(offer.name)} `) || !matches(`${offer.name} ${label}`, words)) continue;
    seen.add(id);
    found.push(offer);
    if (found.length === limit) break;
  }
  return found;
}
