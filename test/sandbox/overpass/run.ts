import type { Database, Moment } from '../database.ts';
import type { Element, Key } from '../elements.ts';
import { byTypeAndId, keyOf } from '../elements.ts';
import type { Filter, Script, Statement } from './ql.ts';

/** What one `out` statement gives out. */
export interface Output {
  readonly statement: Extract<Statement, { kind: 'out' }>;
  readonly elements: readonly Element[];
}

type Sets = Map<string, ReadonlyMap<Key, Element>>;

/** Runs the script over a state of the database. Elements come by type and id. */
export function runScript(script: Script, db: Database, at: Moment): readonly Output[] {
  const sets: Sets = new Map();
  const outputs: Output[] = [];
  for (const statement of script.statements) run(statement, sets, outputs, db, at);
  return outputs;
}

function run(statement: Statement, sets: Sets, outputs: Output[], db: Database, at: Moment): ReadonlyMap<Key, Element> {
  if (statement.kind === 'out') {
    const elements = [...(sets.get(statement.from) ?? new Map<Key, Element>()).values()].toSorted(byTypeAndId);
    outputs.push({ statement, elements: elements.slice(0, statement.limit) });
    return new Map();
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
): ReadonlyMap<Key, Element> {
  if (statement.kind === 'union') {
    const all = new Map<Key, Element>();
    for (const part of statement.statements)
      for (const [key, element] of run(part, sets, outputs, db, at)) all.set(key, element);
    return all;
  }
  const input = sets.get(statement.kind === 'query' ? '_' : statement.from) ?? new Map<Key, Element>();
  if (statement.kind === 'set') return input;
  if (statement.kind === 'down') return below(input, db, at);
  return query(statement, sets, db, at);
}

function query(
  statement: Extract<Statement, { kind: 'query' }>,
  sets: Sets,
  db: Database,
  at: Moment,
): ReadonlyMap<Key, Element> {
  const types = statement.type === 'nwr' ? (['node', 'way', 'relation'] as const) : [statement.type];
  const box = statement.filters.find((filter) => filter.kind === 'box');
  const ids = statement.filters.find((filter) => filter.kind === 'ids');
  const set = statement.filters.find((filter) => filter.kind === 'in-set');
  const found = new Map<Key, Element>();
  for (const type of types) {
    let candidates: readonly Element[];
    if (ids !== undefined) candidates = ids.ids.flatMap((id) => db.visible(type, id, at) ?? []);
    else if (set !== undefined)
      candidates = [...(sets.get(set.set)?.values() ?? [])].filter((element) => element.type === type);
    else candidates = box === undefined ? db.all(type, at) : db.within(type, box.box, at);
    const boxed =
      box !== undefined && (ids !== undefined || set !== undefined)
        ? new Set(db.within(type, box.box, at).map(keyOf))
        : null;
    for (const element of candidates) {
      if (boxed !== null && !boxed.has(keyOf(element))) continue;
      if (statement.filters.every((filter) => passes(element, filter))) found.set(keyOf(element), element);
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
    default:
      return true;
  }
}

/** `>`: the nodes of the ways, the members of the relations, and the nodes of those. */
function below(input: ReadonlyMap<Key, Element>, db: Database, at: Moment): ReadonlyMap<Key, Element> {
  const found = new Map<Key, Element>();
  const add = (element: Element | undefined): void => {
    if (element === undefined || element.type === 'relation') return;
    found.set(keyOf(element), element);
    if (element.type === 'way') for (const id of element.nodes) add(db.visible('node', id, at));
  };
  for (const element of input.values()) {
    if (element.type === 'way') for (const id of element.nodes) add(db.visible('node', id, at));
    if (element.type === 'relation') for (const { type, ref } of element.members) add(db.visible(type, ref, at));
  }
  return found;
}
