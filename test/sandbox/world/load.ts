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
const memberSchema = v.object({ type: v.picklist(['node', 'way', 'relation']), ref: id, role: v.string() });
const elementSchema = v.variant('type', [
  v.object({ type: v.literal('node'), ...meta, lat: v.number(), lon: v.number() }),
  v.object({ type: v.literal('way'), ...meta, nodes: v.optional(v.array(id), []) }),
  v.object({ type: v.literal('relation'), ...meta, members: v.optional(v.array(memberSchema), []) }),
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
    return parseWorld(JSON.parse(text));
  } catch (error) {
    throw new Error(`${path} is not Overpass JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** The world that parsed Overpass JSON describes. Throws with what is wrong with it. */
export function parseWorld(data: unknown): World {
  const file = v.parse(fileSchema, data);
  const timestamp = Date.parse(file.osm3s.timestamp_osm_base);
  if (Number.isNaN(timestamp)) throw new Error(`"${file.osm3s.timestamp_osm_base}" is not a time`);
  const elements = file.elements.map((raw, index): Element => {
    const result = v.safeParse(elementSchema, raw);
    if (!result.success) throw new Error(`element ${index}: ${result.issues[0].message}`);
    const { timestamp: edited, tags, ...element } = result.output;
    return Object.assign(element, {
      visible: true,
      timestamp: edited === undefined ? timestamp : Date.parse(edited),
      tags: new Map(Object.entries(tags).map(([key, value]): [string, string] => [key, String(value)])),
    });
  });
  return { elements, timestamp, landmarks: {} };
}
