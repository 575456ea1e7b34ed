import type { Place } from './place.ts';

/** In the order of their numbers in the store's columns. */
export const OSM_TYPES = ['node', 'way', 'relation'] as const;
export type OsmType = (typeof OSM_TYPES)[number];

/** A Map and not an object: keys come from strangers and may be `__proto__`. */
export type Tags = ReadonlyMap<string, string>;

/** One object of OpenStreetMap that is tagged as a license plate reader. Ways and relations stand at their centre. */
export interface Camera extends Place {
  readonly type: OsmType;
  /** Positive, up to 2^53. */
  readonly id: number;
  /** 0 where the source did not tell. */
  readonly version: number;
  /** Time of the last edit, ms since 1970, or null where the source did not tell. */
  readonly timestamp: number | null;
  readonly tags: Tags;
}

/** `node/123`: how OpenStreetMap names an object in its addresses. Also our permalink's form. */
export type CameraKey = `${OsmType}/${number}`;

export function keyOf(camera: { readonly type: OsmType; readonly id: number }): CameraKey {
  return `${camera.type}/${camera.id}`;
}

/** The type and id that a key names, or null where the text is not a key. */
export function parseKey(text: string): { readonly type: OsmType; readonly id: number } | null {
  const match = /^(node|way|relation)\/([1-9]\d{0,15})$/.exec(text);
  const type = OSM_TYPES.find((known) => known === match?.[1]);
  const id = Number(match?.[2]);
  return type !== undefined && Number.isSafeInteger(id) ? { type, id } : null;
}
