import type { Database, Moment } from '../database.ts';
import type { Element } from '../elements.ts';
import { byTypeAndId, keyOf } from '../elements.ts';
import type { Filter, Script, Statement } from './script.ts';

/** What one `out` statement gives out. */
export interface Output {
  readonly statement: Extract<Statement, { kind: 'out' }>;
  readonly elements: readonly Element[];
}

type ElementSet = ReadonlySet<Element>;
type Sets = Map<string, ElementSet>;
const none: ElementSet = new Set();

/** Runs the script over a state of the database. Elements come by type and id. */
export function runScript(script: Script, db: Database, at: Moment): readonly Output[] {
  const sets: Sets = new Map();
  const outputs: Output[] = [];
  for (const statement of script.statements) run(statement, sets, outputs, db, at);
  return outputs;
}

function run(statement: Statement, sets: Sets, outputs: Output[], db: Database, at: Moment): ElementSet {
  if (statement.kind === 'out') {
    const sorted = [...(sets.get(statement.from) ?? none)].toSorted(byTypeAndId);
    // Older versions are made anew each time they are read, so that the same element may be there twice.
    const elements = sorted.filter((element, index) => !isSame(element, sorted[index - 1]));
    outputs.push({ statement, elements: elements.slice(0, statement.limit) });
    return none;
  }
  const result = evaluate(statement, sets, outputs, db, at);
  sets.set(statement.into, result);
  return result;
}

function evaluate(
  statement: Exclude<Statement, { kind: 'out' }>,
  sets: Sets,
  outputs: Output[],
  db: Database,
  at: Moment,
): ElementSet {
  if (statement.kind === 'union') {
    const all = new Set<Element>();
    for (const part of statement.statements) for (const element of run(part, sets, outputs, db, at)) all.add(element);
    return all;
  }
  const input = sets.get(statement.kind === 'query' ? '_' : statement.from) ?? none;
  if (statement.kind === 'set') return input;
  if (statement.kind === 'down') return below(input, db, at);
  return query(statement, sets, db, at);
}

function query(statement: Extract<Statement, { kind: 'query' }>, sets: Sets, db: Database, at: Moment): ElementSet {
  const types = statement.type === 'nwr' ? (['node', 'way', 'relation'] as const) : [statement.type];
  const box = statement.filters.find((filter) => filter.kind === 'box');
  const ids = statement.filters.find((filter) => filter.kind === 'ids');
  const set = statement.filters.find((filter) => filter.kind === 'in-set');
  const found = new Set<Element>();
  for (const type of types) {
    let candidates: readonly Element[];
    if (ids !== undefined) candidates = ids.ids.flatMap((id) => db.visible(type, id, at) ?? []);
    else if (set !== undefined)
      candidates = [...(sets.get(set.set) ?? none)].filter((element) => element.type === type);
    else candidates = box === undefined ? db.all(type, at) : db.within(type, box.box, at);
    const boxed =
      box !== undefined && (ids !== undefined || set !== undefined)
        ? new Set(db.within(type, box.box, at).map(keyOf))
        : null;
    for (const element of candidates) {
      if (boxed !== null && !boxed.has(keyOf(element))) continue;
      if (statement.filters.every((filter) => passes(element, filter))) found.add(element);
    }
  }
  return found;
}

function passes({ tags }: Element, filter: Filter): boolean {
  switch (filter.kind) {
    case 'has':
      return tags.has(filter.key) !== filter.negated;
    case 'equals':
      return (tags.get(filter.key) === filter.value) !== filter.negated;
    case 'matches': {
      const value = tags.get(filter.key);
      return (value !== undefined && filter.value.test(value)) !== filter.negated;
    }
    case 'any-key-matches':
      return [...tags].some(([key, value]) => filter.key.test(key) && filter.value.test(value));
    case 'box':
    case 'ids':
    case 'in-set':
      // They chose the candidates already.
      break;
  }
  return true;
}

/** `>`: the nodes of the ways, the members of the relations, and the nodes of those. */
function below(input: ElementSet, db: Database, at: Moment): ElementSet {
  const found = new Set<Element>();
  const add = (element: Element | undefined): void => {
    if (element === undefined || element.type === 'relation') return;
    found.add(element);
    if (element.type === 'way') for (const id of element.nodes) add(db.visible('node', id, at));
  };
  for (const element of input) {
    if (element.type === 'way') for (const id of element.nodes) add(db.visible('node', id, at));
    if (element.type === 'relation') for (const { type, ref } of element.members) add(db.visible(type, ref, at));
  }
  return found;
}

function isSame(a: Element, b: Element | undefined): boolean {
  return b !== undefined && a.type === b.type && a.id === b.id;
}
