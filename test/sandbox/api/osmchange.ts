import type { ElementType, Member } from '../elements.ts';
import type { XmlElement } from '../xml.ts';
import { parseXml, XmlError } from '../xml.ts';
import { ApiError, badRequest } from './errors.ts';

/** One wish of an osmChange document. */
export interface Change {
  readonly action: 'create' | 'modify' | 'delete';
  readonly type: ElementType;
  /** Negative for a placeholder. */
  readonly id: number;
  /** 0 for what is created. */
  readonly version: number;
  readonly changeset: number;
  /** Null for ways and relations, and for what is deleted without a place. */
  readonly place: { readonly lat: number; readonly lon: number } | null;
  readonly tags: ReadonlyMap<string, string>;
  readonly nodes: readonly number[];
  readonly members: readonly Member[];
  /** From `<delete if-unused>`: leave what is still used, without an error. */
  readonly ifUnused: boolean;
}

const title = { node: 'Node', way: 'Way', relation: 'Relation' } as const;

/**
 * The changes of an osmChange document, in order. Throws ApiError 400 with the messages of cgimap,
 * which end in "at line N, column M".
 */
export function parseOsmChange(text: string): readonly Change[] {
  const root = readXml(text);
  if (root.name !== 'osmChange') fail(root, `Unknown top-level element ${root.name}, expecting osmChange`);
  return root.children.flatMap((block) => {
    const action = block.name;
    if (action !== 'create' && action !== 'modify' && action !== 'delete') {
      return fail(block, `Unknown action ${action}, choices are create, modify, delete`);
    }
    const ifUnused = action === 'delete' && block.attributes.has('if-unused');
    return block.children.map((element) => parseChange(element, action, ifUnused));
  });
}

function parseChange(element: XmlElement, action: Change['action'], ifUnused: boolean): Change {
  const type = element.name;
  if (type !== 'node' && type !== 'way' && type !== 'relation') {
    return fail(element, `Unknown element ${type}, expecting node, way or relation`);
  }
  const idText = element.attributes.get('id');
  if (idText === undefined) return fail(element, 'Mandatory field id missing in object');
  const id = integer(element, idText, 'Id');
  if (id === 0) return fail(element, 'Id must be different from 0');
  const name = `${title[type]} ${id}`;
  const changesetText = element.attributes.get('changeset');
  if (changesetText === undefined) return fail(element, `Changeset id is missing for ${name}`);
  const changeset = integer(element, changesetText, 'Changeset');
  if (changeset <= 0) return fail(element, 'Changeset must be a positive number');
  const versionText = element.attributes.get('version');
  let version = 0;
  if (action !== 'create') {
    if (versionText === undefined) return fail(element, `Version is required when updating ${name}`);
    version = integer(element, versionText, 'Version');
    if (version < 0) return fail(element, 'Version may not be negative');
    if (version < 1) return fail(element, `Invalid version number ${version} in ${name}`);
  }
  const lat = coordinate(element, 'lat', 'Latitude', 90);
  const lon = coordinate(element, 'lon', 'Longitude', 180);
  if (action === 'create' && id > 0) return fail(element, 'Placeholder IDs must be negative for created elements.');
  if (type === 'node' && action !== 'delete' && (lat === null || lon === null)) {
    return fail(element, `${name} does not include all mandatory fields`);
  }
  return {
    action,
    type,
    id,
    version,
    changeset,
    ifUnused,
    place: type === 'node' && lat !== null && lon !== null ? { lat, lon } : null,
    tags: parseTags(element, name),
    nodes: type === 'way' ? element.children.filter((child) => child.name === 'nd').map((nd) => parseNd(nd, name)) : [],
    members:
      type === 'relation'
        ? element.children.filter((child) => child.name === 'member').map((m) => parseMember(m, name))
        : [],
  };
}

function parseTags(element: XmlElement, name: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of element.children) {
    if (tag.children.length > 0) fail(tag, 'xml file nested too deep');
    if (tag.name !== 'tag') continue;
    const key = tag.attributes.get('k') ?? fail(tag, `Mandatory field k missing in tag element for ${name}`);
    const value = tag.attributes.get('v') ?? fail(tag, `Mandatory field v missing in tag element for ${name}`);
    if (key === '') fail(tag, `Key may not be empty in ${name}`);
    if (codePoints(key) > 255) fail(tag, `Key has more than 255 unicode characters in ${name}`);
    if (codePoints(value) > 255) fail(tag, `Value has more than 255 unicode characters in ${name}`);
    if (tags.has(key)) fail(tag, `${name} has duplicate tags with key ${key}`);
    tags.set(key, value);
  }
  return tags;
}

function parseNd(nd: XmlElement, name: string): number {
  return integer(nd, nd.attributes.get('ref') ?? fail(nd, `Missing mandatory ref field on way node ${name}`), 'Node');
}

function parseMember(member: XmlElement, name: string): Member {
  const type = member.attributes.get('type');
  const ref = member.attributes.get('ref');
  if ((type !== 'node' && type !== 'way' && type !== 'relation') || ref === undefined) {
    return fail(member, `Missing mandatory field on relation member in Relation ${name.split(' ')[1] ?? ''}`);
  }
  return { type, ref: integer(member, ref, 'Relation member'), role: member.attributes.get('role') ?? '' };
}

function integer(at: XmlElement, text: string, what: string): number {
  const match = /^[+-]?\d+/.exec(text);
  if (match === null) return fail(at, `${what} is not numeric`);
  const value = Number(match[0]);
  return Number.isSafeInteger(value) ? value : fail(at, `${what} number is too large`);
}

function coordinate(at: XmlElement, attribute: string, what: string, limit: number): number | null {
  const text = at.attributes.get(attribute);
  if (text === undefined) return null;
  const value = Number.parseFloat(text);
  if (Number.isNaN(value)) return fail(at, `${what} is not numeric`);
  if (value < -limit || value > limit) return fail(at, `${what} outside of valid range`);
  return value;
}

/** The tags of the `<changeset>` in a changeset document. Throws ApiError 400. */
export function parseChangesetTags(text: string): ReadonlyMap<string, string> {
  const root = readXml(text);
  if (root.name !== 'osm') fail(root, 'Unknown top-level element, expecting osm');
  const tags = new Map<string, string>();
  if (root.children.length === 0) {
    throw badRequest("Cannot parse valid changeset from xml string. XML doesn't contain an osm/changeset element");
  }
  for (const changeset of root.children) {
    if (changeset.name !== 'changeset') fail(changeset, 'Unknown element, expecting changeset');
    for (const tag of changeset.children) {
      if (tag.name !== 'tag') fail(tag, 'Unknown element, expecting tag');
      const key = tag.attributes.get('k') ?? fail(tag, 'Mandatory field k missing in tag element');
      const value = tag.attributes.get('v') ?? fail(tag, 'Mandatory field v missing in tag element');
      if (key === '') fail(tag, 'Key may not be empty');
      if (codePoints(key) > 255) fail(tag, 'Key has more than 255 unicode characters');
      if (codePoints(value) > 255) fail(tag, 'Value has more than 255 unicode characters');
      tags.set(key, value);
    }
  }
  return tags;
}

function readXml(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    throw error instanceof XmlError ? badRequest(error.message) : error;
  }
}

function fail(at: XmlElement, message: string): never {
  throw new ApiError(400, `${message} at line ${at.line}, column ${at.column}`);
}

function codePoints(text: string): number {
  return [...text].length;
}
