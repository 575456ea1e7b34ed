import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import type { World } from '../base.ts';
import type { Element } from '../elements.ts';

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const meta = {
  id,
  version: v.optional(v.number(), 1),
  timestamp: v.optional(v.string()),
  changeset: v.optional(v.number(), 1),
  uid: v.optional(v.number(), 1),
  user: v.optional(v.string(), 'unknown'),
  // Looked at as entries below: the keys are strangers' and may be `__proto__`.
  tags: v.optional(
    v.custom<object>((tags) => typeof tags === 'object' && tags !== null && !Array.isArray(tags)),
    () => ({}),
  ),
};
const place = {
  lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  lon: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
};
const center = v.optional(v.object(place));
const memberSchema = v.object({ type: v.picklist(['node', 'way', 'relation']), ref: id, role: v.string() });
const elementSchema = v.variant('type', [
  v.object({ type: v.literal('node'), ...meta, ...place }),
  v.object({ type: v.literal('way'), ...meta, nodes: v.optional(v.array(id), []), center }),
  v.object({ type: v.literal('relation'), ...meta, members: v.optional(v.array(memberSchema), []), center }),
]);
const fileSchema = v.object({ osm3s: v.object({ timestamp_osm_base: v.string() }), elements: v.array(v.unknown()) });

const unzip = promisify(gunzip);

/**
 * The world in an Overpass JSON file, gzipped or not. Elements without a version or time get version 1 and the file's own time.
 * Rejects with one plain sentence where there is no such file or it isn't one.
 */
export async function loadWorld(path: string): Promise<World> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    throw new Error(`Can't read ${path}: there is no such file, or it may not be read.`);
  }
  try {
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? (await unzip(bytes)).toString() : bytes.toString();
    const { world, odd } = parseWorld(JSON.parse(text));
    if (odd.length > 0) process.stderr.write(`${path}: ${odd.length} elements are left out (${odd[0] ?? ''})\n`);
    return world;
  } catch (error) {
    throw new Error(`${path} is not Overpass JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/**
 * The world that parsed Overpass JSON describes, and what is odd about the elements that are left out of it.
 * A way or relation of `out center` whose nodes aren't in the file gets one where its centre is.
 * Throws where it is no such file, or all of its elements are odd.
 */
export function parseWorld(data: unknown): { readonly world: World; readonly odd: readonly string[] } {
  const file = v.parse(fileSchema, data);
  const timestamp = Date.parse(file.osm3s.timestamp_osm_base);
  if (Number.isNaN(timestamp)) throw new Error(`"${file.osm3s.timestamp_osm_base}" is not a time`);
  const odd: string[] = [];
  const read = file.elements.flatMap((raw, index) => {
    const result = v.safeParse(elementSchema, raw);
    if (result.success) return [result.output];
    odd.push(`element ${index}: ${result.issues[0].message}`);
    return [];
  });
  if (read.length === 0 && odd[0] !== undefined) throw new Error(odd[0]);
  const known = new Set(read.map(({ type, id: number }) => `${type}/${number}`));
  let next = Math.max(0, ...read.map(({ id: number }) => number));
  const elements = read.flatMap((one): readonly Element[] => {
    const { timestamp: edited, tags, ...rest } = one;
    const said = edited === undefined ? timestamp : Date.parse(edited);
    const more = {
      visible: true,
      timestamp: Number.isNaN(said) ? timestamp : said,
      tags: new Map(Object.entries(tags).map(([key, value]): [string, string] => [key, String(value)])),
    };
    if (rest.type === 'node') return [Object.assign(rest, more)];
    const { center: middle, ...area } = rest;
    const parts =
      area.type === 'way'
        ? area.nodes.map((ref) => `node/${ref}`)
        : area.members.map(({ type, ref }) => `${type}/${ref}`);
    if (middle === undefined || (parts.length > 0 && parts.every((key) => known.has(key))))
      return [Object.assign(area, more)];
    next += 1;
    const { version, changeset, uid, user } = area;
    const node = {
      type: 'node' as const,
      id: next,
      version,
      changeset,
      uid,
      user,
      ...middle,
      ...more,
      tags: new Map(),
    };
    const drawn =
      area.type === 'way'
        ? { ...area, nodes: [next] }
        : { ...area, members: [{ type: 'node' as const, ref: next, role: '' }] };
    return [node, Object.assign(drawn, more)];
  });
  return { world: { elements, timestamp, landmarks: {} }, odd };
}
