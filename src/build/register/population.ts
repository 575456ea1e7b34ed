/** Populations of US states and counties out of the Census Bureau's “County Population Totals” (co-est…-alldata.csv, public domain). */
import type { AreaShape } from './areaShapes.ts';

export interface Populations {
  /** Newest estimate by id of area: `US-GA` is told by its name, a county by its five digits. */
  readonly byFips: ReadonlyMap<string, number>;
  /** The column that it is out of, such as `POPESTIMATE2024`. */
  readonly vintage: string;
}

/** @throws Error whose message says what is wrong with the file */
export function readPopulations(csv: string): Populations {
  const [head = '', ...lines] = csv.split(/\r?\n/);
  const columns = head.split(',').map((name) => name.trim().toUpperCase());
  const vintage = columns
    .filter((name) => /^POPESTIMATE\d{4}$/.test(name))
    .toSorted()
    .at(-1);
  const at = (name: string): number => columns.indexOf(name);
  if (vintage === undefined || at('STATE') === -1 || at('COUNTY') === -1)
    throw new Error('The populations have no columns STATE, COUNTY and POPESTIMATE<year>: is it co-est…-alldata.csv?');
  const byFips = new Map<string, number>();
  for (const line of lines) {
    const cells = line.split(',');
    const count = Number(cells[at(vintage)]);
    const [state = '', county = ''] = [cells[at('STATE')], cells[at('COUNTY')]];
    if (state === '' || !Number.isSafeInteger(count)) continue;
    const digits = `${state.padStart(2, '0')}${county.padStart(3, '0')}`;
    // County 000 is the whole state.
    byFips.set(digits.endsWith('000') ? digits.slice(0, 2) : digits, count);
  }
  if (byFips.size === 0) throw new Error('The populations have no line with a number.');
  return { byFips, vintage };
}

/** Populations by id of area. A state is told by the first two digits of its counties. */
export function byArea(
  shapes: readonly AreaShape[],
  { byFips }: Pick<Populations, 'byFips'>,
): ReadonlyMap<string, number> {
  const populations = new Map<string, number>();
  for (const { id, kind, parent } of shapes) {
    if (kind !== 'county') continue;
    const own = byFips.get(id);
    if (own !== undefined) populations.set(id, own);
    const state = byFips.get(id.slice(0, 2));
    if (parent !== null && state !== undefined) populations.set(parent, state);
  }
  return populations;
}
