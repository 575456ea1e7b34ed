import type { Database } from '../database.ts';
import type { Element, ElementType, Key, Member } from '../elements.ts';
import { keyOf, roundCoordinate } from '../elements.ts';
import type { Point } from '../geometry.ts';
import { xmlDocument } from './output.ts';
import type { Applied } from './changesets.ts';
import { badRequest, conflict, gone, notFound, precondition } from './errors.ts';
import type { Change } from './osmchange.ts';

/** One line of the answer to an upload. */
export interface DiffLine {
  readonly type: ElementType;
  readonly oldId: number;
  /** Null for what was deleted. */
  readonly now: { readonly id: number; readonly version: number } | null;
}

/** An upload worked out but not yet written. */
export interface Prepared {
  readonly applied: readonly Omit<Applied, 'sequence'>[];
  readonly diff: readonly DiffLine[];
  /** Every place touched, old and new: the changeset's box grows by them. */
  readonly places: readonly Point[];
}

interface Author {
  readonly id: number;
  readonly name: string;
}

/**
 * What these changes would do, all or nothing. Throws ApiError in cgimap's words (400, 404, 409, 410, 412)
 * and then nothing has been done.
 */
export function prepareUpload(
  db: Database,
  changes: readonly Change[],
  changeset: number,
  author: Author,
  time: number,
): Prepared {
  for (const change of changes) {
    if (change.changeset !== changeset)
      throw conflict(`Changeset mismatch: Provided ${change.changeset} but only ${changeset} is allowed`);
  }
  return new Upload(db, changeset, author, time).run(changes);
}

const title = { node: 'Node', way: 'Way', relation: 'Relation' } as const;

class Upload {
  readonly #db: Database;
  readonly #changeset: number;
  readonly #author: Author;
  readonly #time: number;
  readonly #staged = new Map<Key, Element>();
  readonly #ids = new Map<Key, number>();
  readonly #applied: Omit<Applied, 'sequence'>[] = [];
  readonly #diff: DiffLine[] = [];
  readonly #places: Point[] = [];

  constructor(db: Database, changeset: number, author: Author, time: number) {
    this.#db = db;
    this.#changeset = changeset;
    this.#author = author;
    this.#time = time;
  }

  run(changes: readonly Change[]): Prepared {
    for (const change of changes) {
      if (change.action === 'create') this.#create(change);
      else if (change.action === 'modify') this.#modify(change);
      else this.#delete(change);
    }
    return { applied: this.#applied, diff: this.#diff, places: this.#places };
  }

  #create(change: Change): void {
    const placeholder: Key = `${change.type}/${change.id}`;
    if (this.#ids.has(placeholder)) throw badRequest('Placeholder IDs must be unique for created elements.');
    const id = this.#db.takeId(change.type);
    this.#ids.set(placeholder, id);
    const element = this.#element(change, id, 1, true);
    this.#stage('create', element);
    this.#diff.push({ type: change.type, oldId: change.id, now: { id, version: 1 } });
  }

  #modify(change: Change): void {
    const before = this.#current(change);
    this.#checkVersion(change, before);
    const element = this.#element(change, before.id, before.version + 1, true);
    this.#places.push(...this.#db.pointsOf(before));
    this.#stage('modify', element);
    this.#diff.push({ type: change.type, oldId: change.id, now: { id: element.id, version: element.version } });
  }

  #delete(change: Change): void {
    const before = this.#current(change);
    if (!before.visible) {
      if (!change.ifUnused) throw gone(`The ${change.type} with the id ${before.id} has already been deleted`);
      this.#diff.push({ type: change.type, oldId: change.id, now: { id: before.id, version: before.version } });
      return;
    }
    this.#checkVersion(change, before);
    const users = this.#parents(before);
    if (users !== null) {
      if (!change.ifUnused) throw precondition(users);
      this.#diff.push({ type: change.type, oldId: change.id, now: { id: before.id, version: before.version } });
      return;
    }
    const element: Element = {
      ...before,
      version: before.version + 1,
      visible: false,
      tags: new Map(),
      ...this.#meta(),
    };
    this.#places.push(...this.#db.pointsOf(before));
    this.#stage('delete', element);
    this.#diff.push({ type: change.type, oldId: change.id, now: null });
  }

  /** The newest version, this upload's own included. */
  #current(change: Change): Element {
    const id = change.id > 0 ? change.id : this.#ids.get(`${change.type}/${change.id}`);
    if (id === undefined) throw badRequest(`Placeholder id not found for ${change.type} reference ${change.id}`);
    const element = this.#staged.get(`${change.type}/${id}`) ?? this.#db.get(change.type, id);
    if (element === undefined) throw notFound();
    return element;
  }

  #checkVersion(change: Change, before: Element): void {
    if (change.version === before.version) return;
    throw conflict(
      `Version mismatch: Provided ${change.version}, server had: ${before.version} of ${title[change.type]} ${before.id}`,
    );
  }

  /** Who still uses the element, in the server's words, or null. */
  #parents(element: Element): string | null {
    const parents = [...this.#db.parentsOf(element.type, element.id), ...this.#staged.values()]
      .map((parent) => this.#staged.get(keyOf(parent)) ?? parent)
      .filter((parent) => parent.visible && uses(parent, element));
    const idsOf = (type: ElementType): string =>
      [...new Set(parents.filter((parent) => parent.type === type).map(({ id }) => id))]
        .toSorted((a, b) => a - b)
        .join(',');
    const name = `${title[element.type]} ${element.id}`;
    if (idsOf('way') !== '') return `${name} is still used by ways ${idsOf('way')}.`;
    if (idsOf('relation') === '') return null;
    if (element.type === 'relation') return `The relation ${element.id} is used in relations ${idsOf('relation')}.`;
    return `${name} is still used by relations ${idsOf('relation')}.`;
  }

  #element(change: Change, id: number, version: number, visible: boolean): Element {
    const common = { id, version, visible, tags: change.tags, ...this.#meta() };
    if (change.type === 'node') {
      const place = change.place ?? { lat: 0, lon: 0 };
      return { ...common, type: 'node', lat: roundCoordinate(place.lat), lon: roundCoordinate(place.lon) };
    }
    if (change.type === 'way') {
      const nodes = change.nodes.map((ref) => this.#resolve('node', ref, `in way ${change.id}`));
      this.#require(`Way ${change.id}`, 'node', nodes);
      return { ...common, type: 'way', nodes };
    }
    const members = change.members.map((member): Member => ({
      ...member,
      ref: this.#resolve(member.type, member.ref, `in relation ${change.id}`),
    }));
    for (const type of ['node', 'way', 'relation'] as const) {
      this.#require(
        `Relation ${change.id}`,
        type,
        members.filter((member) => member.type === type).map(({ ref }) => ref),
      );
    }
    return { ...common, type: 'relation', members };
  }

  #resolve(type: ElementType, ref: number, where: string): number {
    if (ref > 0) return ref;
    const id = this.#ids.get(`${type}/${ref}`);
    if (id === undefined) throw badRequest(`Placeholder ${type} not found for reference ${ref} ${where}`);
    return id;
  }

  #require(owner: string, type: ElementType, ids: readonly number[]): void {
    const missing = ids.filter((id) => (this.#staged.get(`${type}/${id}`) ?? this.#db.get(type, id))?.visible !== true);
    if (missing.length > 0) {
      throw precondition(
        `${owner} requires the ${type}s with id in ${[...new Set(missing)].join(',')}, which either do not exist, or are not visible.`,
      );
    }
  }

  #meta(): Pick<Element, 'timestamp' | 'changeset' | 'uid' | 'user'> {
    return { timestamp: this.#time, changeset: this.#changeset, uid: this.#author.id, user: this.#author.name };
  }

  #stage(action: Applied['action'], element: Element): void {
    this.#staged.set(keyOf(element), element);
    this.#applied.push({ action, element });
    if (element.type === 'node') this.#places.push(element);
    else this.#places.push(...this.#childPlaces(element));
  }

  #childPlaces(element: Element): readonly Point[] {
    if (element.type === 'node') return [element];
    const keys: readonly Key[] =
      element.type === 'way'
        ? element.nodes.map((id): Key => `node/${id}`)
        : element.members.map(({ type, ref }): Key => `${type}/${ref}`);
    return keys.flatMap((key) => {
      const staged = this.#staged.get(key);
      const [type, id] = key.split('/');
      const child = staged ?? (type === 'node' ? this.#db.get('node', Number(id)) : undefined);
      return child?.type === 'node' ? [child] : [];
    });
  }
}

function uses(parent: Element, child: Element): boolean {
  if (parent.type === 'way') return child.type === 'node' && parent.nodes.includes(child.id);
  return parent.type === 'relation' && parent.members.some(({ type, ref }) => type === child.type && ref === child.id);
}

/** The answer to an upload: for a delete only `old_id`. */
export function diffResult(lines: readonly DiffLine[]): string {
  const rows = lines.map(({ type, oldId, now }) =>
    now === null
      ? `  <${type} old_id="${oldId}"/>\n`
      : `  <${type} old_id="${oldId}" new_id="${now.id}" new_version="${now.version}"/>\n`,
  );
  return xmlDocument(rows.join(''), 'diffResult');
}
