import type { Element, Member, NodeElement, Tags } from '../elements.ts';
import { roundCoordinate } from '../elements.ts';

const DAY = 86_400_000;
/** All of them were edited before this. */
export const SINCE = Date.UTC(2026, 10, 1);

export const ALPR = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };

/** Makes elements with ids that are the same in every world. */
export class Notable {
  readonly elements: Element[] = [];
  #nextNode = 14_400_000_001;
  #nextWay = 1_460_000_001;
  #nextRelation = 19_400_001;

  node(
    lat: number,
    lon: number,
    tags: Tags | Readonly<Record<string, string>>,
    more: Partial<Pick<NodeElement, 'id' | 'version' | 'timestamp'>> = {},
  ): NodeElement {
    const id = more.id ?? this.#nextNode++;
    const node: NodeElement = {
      ...meta(more.timestamp ?? SINCE - 40 * DAY, more.version ?? 1),
      type: 'node',
      id,
      lat: roundCoordinate(lat),
      lon: roundCoordinate(lon),
      tags: tags instanceof Map ? tags : new Map(Object.entries(tags)),
    };
    this.elements.push(node);
    return node;
  }

  /** A closed way of four corners around a place, `size` degrees to a side. */
  way(lat: number, lon: number, size: number, tags: Readonly<Record<string, string>>): Element {
    const corners = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ] as const;
    const nodes = corners.map(([up, right]) => this.node(lat + (up - 0.5) * size, lon + (right - 0.5) * size, {}).id);
    const way: Element = {
      ...meta(SINCE - 200 * DAY, 2),
      type: 'way',
      id: this.#nextWay++,
      nodes: [...nodes, ...nodes.slice(0, 1)],
      tags: new Map(Object.entries(tags)),
    };
    this.elements.push(way);
    return way;
  }

  relation(members: readonly Member[], tags: Readonly<Record<string, string>>): Element {
    const relation: Element = {
      ...meta(SINCE - 300 * DAY, 3),
      type: 'relation',
      id: this.#nextRelation++,
      members,
      tags: new Map(Object.entries(tags)),
    };
    this.elements.push(relation);
    return relation;
  }
}

function meta(
  timestamp: number,
  version: number,
): Pick<Element, 'timestamp' | 'version' | 'changeset' | 'uid' | 'user' | 'visible'> {
  return { timestamp, version, changeset: 189_000_000, uid: 20_262, user: 'Another Mapper', visible: true };
}
