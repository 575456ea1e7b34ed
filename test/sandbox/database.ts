import type { Base } from './base.ts';
import { childrenOf } from './base.ts';
import type { Element, ElementType, Key } from './elements.ts';
import { earlierVersions, keyOf } from './elements.ts';
import type { Point, ServerBox } from './geometry.ts';
import { boundsOf, holds, lineTouches, unwrapped } from './geometry.ts';

/** A state of the database: after which write, and (for `[date:…]`) at which time. Replicas and Overpass read older ones. */
export interface Moment {
  readonly sequence: number;
  readonly time: number;
}

/** One version written since the start. */
interface Written {
  readonly element: Element;
  readonly sequence: number;
  /** Ms since 1970. */
  readonly time: number;
}

/**
 * A small OpenStreetMap database: the world as it was generated, never changed, and over it every version written since.
 * So going back to the start is forgetting a few maps, and any earlier state can be read.
 */
export class Database {
  readonly #base: Base;
  readonly #written = new Map<Key, Written[]>();
  /** Parents that elements gained since the start. Only ever a superset: readers check the parent itself. */
  readonly #parents = new Map<Key, Set<Key>>();
  #nextId: Record<ElementType | 'changeset', number>;
  #sequence = 0;
  #times: number[] = [];

  constructor(base: Base) {
    this.#base = base;
    this.#nextId = { ...base.nextId };
  }

  /** Number of the last write; 0 before the first. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The newest state. */
  get now(): Moment {
    return { sequence: this.#sequence, time: Infinity };
  }

  /** Time of the write with this number, ms since 1970. */
  timeOf(sequence: number): number {
    return this.#times[sequence - 1] ?? -Infinity;
  }

  /** Number of the last write at or before the time. */
  sequenceAt(time: number): number {
    let sequence = this.#sequence;
    while (sequence > 0 && this.timeOf(sequence) > time) sequence--;
    return sequence;
  }

  /** Forgets everything written. */
  reset(): void {
    this.#written.clear();
    this.#parents.clear();
    this.#nextId = { ...this.#base.nextId };
    this.#sequence = 0;
    this.#times = [];
  }

  takeId(type: ElementType | 'changeset'): number {
    return this.#nextId[type]++;
  }

  /** Writes these versions as one transaction at a time in ms since 1970. */
  write(elements: readonly Element[], time: number): void {
    this.#sequence++;
    this.#times.push(time);
    for (const element of elements) {
      const key = keyOf(element);
      const versions = this.#written.get(key) ?? [];
      versions.push({ element, sequence: this.#sequence, time });
      this.#written.set(key, versions);
      for (const child of childrenOf(element)) {
        const parents = this.#parents.get(child) ?? new Set();
        parents.add(key);
        this.#parents.set(child, parents);
      }
    }
  }

  /** The element's version at the moment (which may be one that deleted it), or undefined where there never was one. */
  get(type: ElementType, id: number, at: Moment = this.now): Element | undefined {
    return this.#at(`${type}/${id}`, at);
  }

  /** As `get`, but undefined for deleted elements too. */
  visible(type: ElementType, id: number, at: Moment = this.now): Element | undefined {
    const element = this.get(type, id, at);
    return element?.visible === true ? element : undefined;
  }

  /** Every version up to the moment, oldest first; empty where there never was one. */
  history(type: ElementType, id: number, at: Moment = this.now): readonly Element[] {
    const key: Key = `${type}/${id}`;
    const original = this.#base.elements.get(key);
    const written = (this.#written.get(key) ?? []).filter(
      ({ sequence, time }) => sequence <= at.sequence && time <= at.time,
    );
    const first = original === undefined ? [] : [...earlierVersions(original), original];
    return [...first, ...written.map(({ element }) => element)].filter(({ timestamp }) => timestamp <= at.time);
  }

  /** Visible ways and relations that hold the element. */
  parentsOf(type: ElementType, id: number, at: Moment = this.now): readonly Element[] {
    const key: Key = `${type}/${id}`;
    const candidates = new Set([...(this.#base.parents.get(key) ?? []), ...(this.#parents.get(key) ?? [])]);
    const parents: Element[] = [];
    for (const candidate of candidates) {
      const parent = this.#at(candidate, at);
      if (parent?.visible === true && childrenOf(parent).includes(key)) parents.push(parent);
    }
    return parents;
  }

  /** Visible elements of the type whose geometry touches the box (which may lie over the antimeridian), in no order. */
  within(type: ElementType, box: ServerBox, at: Moment = this.now): Element[] {
    const found = new Set<Element>();
    for (const part of unwrapped(box)) {
      const originals =
        type === 'node'
          ? this.#base.nodes.within(part)
          : (type === 'way' ? this.#base.ways : this.#base.relations).filter((element) =>
              this.#touches(element, part, at),
            );
      for (const original of originals) {
        // Nothing was written and no time asked for: the common case, and the one that must be fast.
        if (this.#written.size === 0 && at.time === Infinity) found.add(original);
        else if (!this.#written.has(keyOf(original))) {
          const element = this.#original(keyOf(original), at);
          if (element !== undefined) found.add(element);
        }
      }
      for (const key of this.#written.keys()) {
        const element = this.#at(key, at);
        if (element?.type === type && element.visible && this.#touches(element, part, at)) found.add(element);
      }
    }
    return [...found];
  }

  /** Every visible element of the type. */
  all(type: ElementType, at: Moment = this.now): Element[] {
    const keys = new Set([...this.#base.elements.keys(), ...this.#written.keys()]);
    return [...keys].flatMap((key) => {
      const element = this.#at(key, at);
      return element?.type === type && element.visible ? [element] : [];
    });
  }

  /** The places an element is made of; a relation's are those of its node and way members. */
  pointsOf(element: Element, at: Moment = this.now): readonly Point[] {
    if (element.type === 'node') return [element];
    const children =
      element.type === 'way'
        ? element.nodes.map((id) => this.get('node', id, at))
        : element.members.map(({ type, ref }) => (type === 'relation' ? undefined : this.get(type, ref, at)));
    return children.flatMap((child) => (child === undefined ? [] : this.pointsOf(child, at)));
  }

  /** The smallest box around the element, or null where it has no place. */
  boundsOf(element: Element, at: Moment = this.now): ServerBox | null {
    return boundsOf(this.pointsOf(element, at));
  }

  #at(key: Key, at: Moment): Element | undefined {
    const versions = this.#written.get(key);
    const written = versions?.findLast(({ sequence, time }) => sequence <= at.sequence && time <= at.time);
    return written?.element ?? this.#original(key, at);
  }

  #original(key: Key, at: Moment): Element | undefined {
    const original = this.#base.elements.get(key);
    if (original === undefined || original.timestamp <= at.time) return original;
    return earlierVersions(original).findLast(({ timestamp }) => timestamp <= at.time);
  }

  #touches(element: Element, box: ServerBox, at: Moment): boolean {
    if (element.type === 'node') return holds(box, element);
    if (element.type === 'way') return lineTouches(box, this.pointsOf(element, at));
    return element.members.some(({ type, ref }) => {
      const member = type === 'relation' ? undefined : this.visible(type, ref, at);
      return member !== undefined && this.#touches(member, box, at);
    });
  }
}
