import type { Element, Key } from './elements.ts';
import { keyOf } from './elements.ts';
import { Grid } from './grid.ts';

/** A notable place of a world: where tests and screenshots go. */
export interface Landmark {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
  /** What is to be seen there, in words. */
  readonly what: string;
  /** The camera that it is about, where it is about one. */
  readonly type?: 'node' | 'way' | 'relation';
  readonly id?: number;
}

/** What a sandbox starts from: elements, and how old they are. Never changed by a sandbox. */
export interface World {
  readonly elements: readonly Element[];
  /**
   * The time that the data is of, ms since 1970, where it stands still (a loaded file);
   * null where the data follows the clock (the generated world).
   */
  readonly timestamp: number | null;
  readonly landmarks: Readonly<Record<string, Landmark>>;
}

/** A world made searchable. Shared by every sandbox over the same world, so never written to. */
export interface Base {
  readonly elements: ReadonlyMap<Key, Element>;
  readonly nodes: Grid<Element>;
  readonly ways: readonly Element[];
  readonly relations: readonly Element[];
  /** Element -> the ways and relations that hold it. */
  readonly parents: ReadonlyMap<Key, readonly Key[]>;
  readonly nextId: Readonly<Record<'node' | 'way' | 'relation' | 'changeset', number>>;
}

/** Ids from here on are kept for odd test elements: new ones are counted on from the highest below. */
const ODD_IDS = 2 ** 36;

const indexed = new WeakMap<World, Base>();

/** The searchable form of a world, made once a world. */
export function indexWorld(world: World): Base {
  const already = indexed.get(world);
  if (already !== undefined) return already;
  const elements = new Map<Key, Element>();
  const nodes = new Grid<Element>();
  const ways: Element[] = [];
  const relations: Element[] = [];
  const parents = new Map<Key, Key[]>();
  const highest = { node: 0, way: 0, relation: 0, changeset: 0 };
  for (const element of world.elements) {
    const key = keyOf(element);
    elements.set(key, element);
    if (element.id < ODD_IDS) highest[element.type] = Math.max(highest[element.type], element.id);
    highest.changeset = Math.max(highest.changeset, element.changeset);
    if (element.type === 'node') nodes.add(element, element);
    else if (element.type === 'way') ways.push(element);
    else relations.push(element);
    for (const child of childrenOf(element)) {
      const known = parents.get(child);
      if (known === undefined) parents.set(child, [key]);
      else if (!known.includes(key)) known.push(key);
    }
  }
  const nextId = {
    node: highest.node + 1,
    way: highest.way + 1,
    relation: highest.relation + 1,
    changeset: highest.changeset + 1,
  };
  const base = { elements, nodes, ways, relations, parents, nextId };
  indexed.set(world, base);
  return base;
}

/** Keys of what a way or relation is made of. */
export function childrenOf(element: Element): readonly Key[] {
  if (element.type === 'way') return element.nodes.map((id): Key => `node/${id}`);
  if (element.type === 'relation') return element.members.map((member): Key => `${member.type}/${member.ref}`);
  return [];
}

/** A world of just these elements: what most unit tests want. */
export function worldOf(elements: readonly Element[], timestamp: number | null = null): World {
  return { elements, timestamp, landmarks: {} };
}
