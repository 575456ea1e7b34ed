/** Which crossings of a border are one gate. */
import type { Place } from '../../../model/place.ts';
import { distance } from '../../../model/place.ts';
import type { Border } from '../area/border.ts';
import { millimetres } from '../area/border.ts';
import { placeKey } from '../roads/joins.ts';
import type { Road } from '../roads/road.ts';
import type { Crossing } from './crossings.ts';
import type { Groups } from './groups.ts';
import { createGroups } from './groups.ts';

export interface Gate {
  /** Where the first of its crossings is, along the border. */
  readonly place: Place;
  readonly names: readonly string[];
  readonly crossings: readonly Crossing[];
}

/** Crossings of one name or reference this near along the border are one gate. mm */
const SAME_NAME = 60_000;
/** Crossings of one way this near along it are one gate. mm */
const SAME_WAY = 200_000;

/** One after the other: each belongs to the one before it, so that a chain of them is one gate however long it is. */
export function findGates(crossings: readonly Crossing[], roads: readonly Road[], border: Border): Gate[] {
  const groups = createGroups(crossings.length);
  joinByName(crossings, roads, border, groups);
  joinByWay(crossings, roads, groups);
  joinRoundabouts(crossings, roads, groups);
  return groups.all().map((members) => {
    const all = members.flatMap((index) => crossings[index] ?? []);
    const names = all.flatMap(({ passages }) => passages.flatMap(({ road }) => roads[road]?.names ?? []));
    return { place: all[0]?.place ?? { lat: 0, lon: 0 }, names: [...new Set(names)], crossings: all };
  });
}

interface Member {
  readonly index: number;
  readonly at: number;
}

/** Joins neighbours that are near enough, on a closed line also the last and the first. */
function joinNear(members: readonly Member[], most: number, around: number | null, groups: Groups): void {
  const sorted = members.toSorted((a, b) => a.at - b.at);
  for (const [order, member] of sorted.entries()) {
    const next = sorted[order + 1];
    if (next !== undefined && next.at - member.at <= most) groups.join(member.index, next.index);
  }
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (around === null || first === undefined || last === undefined) return;
  if (first.at + around - last.at <= most) groups.join(first.index, last.index);
}

function add<Key>(lists: Map<Key, Member[]>, key: Key, member: Member): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [member]);
  else list.push(member);
}

function joinByName(crossings: readonly Crossing[], roads: readonly Road[], border: Border, groups: Groups): void {
  for (const [ring, length] of border.lengths.entries()) {
    const named = new Map<string, Member[]>();
    for (const [index, crossing] of crossings.entries()) {
      if (crossing.ring !== ring) continue;
      const names = crossing.passages.flatMap(({ road }) => roads[road]?.names ?? []);
      for (const name of new Set(names)) add(named, name, { index, at: crossing.position });
    }
    for (const members of named.values()) joinNear(members, SAME_NAME, length, groups);
  }
}

function joinByWay(crossings: readonly Crossing[], roads: readonly Road[], groups: Groups): void {
  const ways = new Map<number, Member[]>();
  for (const [index, { passages }] of crossings.entries()) {
    for (const { road, at } of passages) add(ways, road, { index, at });
  }
  for (const [way, members] of ways) {
    const places = roads[way]?.places ?? [];
    joinNear(members, SAME_WAY, isClosed(places) ? lengthOf(places) : null, groups);
  }
}

/** A roundabout is one way, in however many pieces it was mapped. */
function joinRoundabouts(crossings: readonly Crossing[], roads: readonly Road[], groups: Groups): void {
  const pieces = roads.flatMap((road, number) => (road.roundabout ? [{ road, number }] : []));
  const rounds = createGroups(pieces.length);
  const ends = new Map<string, number>();
  for (const [index, { road }] of pieces.entries()) {
    for (const place of [road.places[0], road.places.at(-1)]) {
      if (place === undefined) continue;
      const known = ends.get(placeKey(place));
      if (known === undefined) ends.set(placeKey(place), index);
      else rounds.join(known, index);
    }
  }
  for (const round of rounds.all()) {
    const numbers = new Set(round.map((index) => pieces[index]?.number));
    const on = crossings.flatMap(({ passages, place }, index) =>
      passages.some(({ road }) => numbers.has(road)) ? [{ index, place }] : [],
    );
    for (const [order, one] of on.entries()) {
      for (const other of on.slice(order + 1)) {
        if (distance(one.place, other.place) * 1000 <= SAME_WAY) groups.join(one.index, other.index);
      }
    }
  }
}

function isClosed(places: readonly Place[]): boolean {
  const [first, last] = [places[0], places.at(-1)];
  return first !== undefined && last !== undefined && placeKey(first) === placeKey(last);
}

function lengthOf(places: readonly Place[]): number {
  return places.reduce((sum, place, index) => sum + millimetres(places[index - 1] ?? place, place), 0);
}
