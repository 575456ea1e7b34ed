import type { Tags } from '../../src/model/camera.ts';

export type { Tags };
export type ElementType = 'node' | 'way' | 'relation';
export type Key = `${ElementType}/${number}`;

/** What every version of an element carries. */
interface Meta {
  readonly id: number;
  readonly version: number;
  /** Ms since 1970, whole seconds. */
  readonly timestamp: number;
  readonly changeset: number;
  readonly uid: number;
  readonly user: string;
  /** False for the version that deleted the element. */
  readonly visible: boolean;
  readonly tags: Tags;
}

export interface NodeElement extends Meta {
  readonly type: 'node';
  readonly lat: number;
  readonly lon: number;
}

export interface WayElement extends Meta {
  readonly type: 'way';
  /** Ids of its nodes, in order. */
  readonly nodes: readonly number[];
}

export interface Member {
  readonly type: ElementType;
  readonly ref: number;
  readonly role: string;
}

export interface RelationElement extends Meta {
  readonly type: 'relation';
  readonly members: readonly Member[];
}

/** One version of an OpenStreetMap element. */
export type Element = NodeElement | WayElement | RelationElement;

export function keyOf(element: { readonly type: ElementType; readonly id: number }): Key {
  return `${element.type}/${element.id}`;
}

const rank = { node: 0, way: 1, relation: 2 } as const;

/** Overpass' order: nodes, ways, relations, each by ascending id. */
export function byTypeAndId(a: Element, b: Element): number {
  return rank[a.type] - rank[b.type] || a.id - b.id;
}

/** `2026-11-23T05:59:37Z`: the form of every timestamp in OpenStreetMap. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Ms since 1970 cut to whole seconds, which is all that OpenStreetMap stores. */
export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** A coordinate in OpenStreetMap's precision: 1e-7 degrees. */
export function roundCoordinate(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/**
 * The versions before this one, which the worlds don't store: the same place, with a tag less each version back and 90 days
 * between them. Enough for a history page and for reading an old version.
 */
export function earlierVersions(element: Element): readonly Element[] {
  const earlier: Element[] = [];
  const tags = [...element.tags];
  for (let version = 1; version < element.version; version++) {
    const back = element.version - version;
    earlier.push({
      ...element,
      version,
      visible: true,
      timestamp: element.timestamp - back * 90 * 86_400_000,
      changeset: Math.max(1, element.changeset - back * 1_000_003),
      tags: new Map(tags.slice(0, Math.max(2, tags.length - back))),
    });
  }
  return earlier;
}
