import type { Element } from '../elements.ts';
import { isoSeconds } from '../elements.ts';
import type { Point, ServerBox } from '../geometry.ts';
import { boundsOf } from '../geometry.ts';
import { escapeXml } from '../xml.ts';
import { conflict, notFound } from './errors.ts';
import { tagsObject, tagsXml } from './output.ts';

const HOUR = 3_600_000;

/** What an upload did, in order. */
export interface Applied {
  readonly action: 'create' | 'modify' | 'delete';
  readonly element: Element;
  readonly sequence: number;
}

export interface Changeset {
  readonly id: number;
  readonly uid: number;
  readonly user: string;
  /** Ms since 1970, whole seconds, as are all times here. */
  readonly createdAt: number;
  /** When it was closed, or will be if nothing more comes. */
  closesAt: number;
  closed: boolean;
  tags: ReadonlyMap<string, string>;
  readonly applied: Applied[];
  bounds: ServerBox | null;
  /** A write is under way in it: nobody else may touch it. */
  locked: boolean;
}

/** The changesets of a sandbox: who owns them, whether they are open, and what is in them. */
export class Changesets {
  readonly #all = new Map<number, Changeset>();

  reset(): void {
    this.#all.clear();
  }

  open(
    id: number,
    owner: { readonly id: number; readonly name: string },
    tags: ReadonlyMap<string, string>,
    now: number,
  ): Changeset {
    const changeset = {
      id,
      uid: owner.id,
      user: owner.name,
      createdAt: now,
      closesAt: now + HOUR,
      closed: false,
      tags,
      applied: [],
      bounds: null,
      locked: false,
    };
    this.#all.set(id, changeset);
    return changeset;
  }

  /** Throws 404 where there is none. */
  get(id: number): Changeset {
    const changeset = this.#all.get(id);
    if (changeset === undefined) throw notFound();
    return changeset;
  }

  find(id: number): Changeset | undefined {
    return this.#all.get(id);
  }

  /** Newest first. */
  all(): readonly Changeset[] {
    return [...this.#all.values()].toReversed();
  }

  /** The changeset, if this user may write to it now. Throws 404 or 409, in the server's order and words. */
  writable(id: number, uid: number, now: number): Changeset {
    const changeset = this.get(id);
    if (changeset.uid !== uid) throw conflict("The user doesn't own that changeset");
    if (changeset.locked) throw conflict(`Changeset ${id} is currently locked by another process.`);
    if (!isOpen(changeset, now)) throw conflict(`The changeset ${id} was closed at ${closedText(changeset.closesAt)}`);
    return changeset;
  }

  close(changeset: Changeset, now: number): void {
    changeset.closed = true;
    changeset.closesAt = now;
  }
}

/** Idle ones close after an hour, all after 24. */
export function isOpen(changeset: Changeset, now: number): boolean {
  return !changeset.closed && now <= changeset.closesAt;
}

/** After a write: an hour more, but never beyond 24 h after the creation. */
export function extend(changeset: Changeset, now: number): void {
  changeset.closesAt = Math.min(now + HOUR, changeset.createdAt + 24 * HOUR);
}

/** `2026-11-23 05:59:37 UTC`: the form of times in the 409 message. */
export function closedText(ms: number): string {
  return `${isoSeconds(ms).slice(0, 19).replace('T', ' ')} UTC`;
}

/** The box grown by these places. */
export function grow(bounds: ServerBox | null, points: readonly Point[]): ServerBox | null {
  const corners =
    bounds === null
      ? []
      : [
          { lat: bounds.south, lon: bounds.west },
          { lat: bounds.north, lon: bounds.east },
        ];
  return boundsOf([...corners, ...points]);
}

/** What readers see of a changeset up to a write: replicas lag. */
interface Seen {
  readonly changes: number;
  readonly bounds: ServerBox | null;
}

export function seenAt(changeset: Changeset, sequence: number): Seen {
  const applied = changeset.applied.filter((change) => change.sequence <= sequence);
  if (applied.length === changeset.applied.length) return { changes: applied.length, bounds: changeset.bounds };
  const points = applied.flatMap(({ element }) => (element.type === 'node' ? [element] : []));
  return { changes: applied.length, bounds: grow(null, points) };
}

export function changesetJson(changeset: Changeset, now: number, sequence: number): unknown {
  const { changes, bounds } = seenAt(changeset, sequence);
  const open = isOpen(changeset, now);
  return {
    id: changeset.id,
    created_at: isoSeconds(changeset.createdAt),
    open,
    comments_count: 0,
    changes_count: changes,
    ...(open ? {} : { closed_at: isoSeconds(changeset.closesAt) }),
    ...(bounds === null
      ? {}
      : { min_lat: bounds.south, min_lon: bounds.west, max_lat: bounds.north, max_lon: bounds.east }),
    uid: changeset.uid,
    user: changeset.user,
    ...(changeset.tags.size > 0 ? { tags: tagsObject(changeset.tags) } : {}),
  };
}

export function changesetXml(changeset: Changeset, now: number, sequence: number): string {
  const { changes, bounds } = seenAt(changeset, sequence);
  const open = isOpen(changeset, now);
  const box =
    bounds === null
      ? ''
      : ` min_lat="${bounds.south.toFixed(7)}" min_lon="${bounds.west.toFixed(7)}"` +
        ` max_lat="${bounds.north.toFixed(7)}" max_lon="${bounds.east.toFixed(7)}"`;
  return (
    `<changeset id="${changeset.id}" created_at="${isoSeconds(changeset.createdAt)}"` +
    `${open ? '' : ` closed_at="${isoSeconds(changeset.closesAt)}"`} open="${open}" user="${escapeXml(changeset.user)}"` +
    ` uid="${changeset.uid}"${box} comments_count="0" changes_count="${changes}">\n` +
    `${tagsXml(changeset.tags)
      .map((tag) => `  ${tag}\n`)
      .join('')}</changeset>\n`
  );
}
