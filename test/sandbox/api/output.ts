import type { Element } from '../elements.ts';
import { isoSeconds } from '../elements.ts';
import { escapeXml } from '../xml.ts';

/** What every document of the API begins with. */
const ROOT = {
  version: '0.6',
  generator: 'Sightline practice server',
  copyright: 'OpenStreetMap and contributors',
  attribution: 'http://www.openstreetmap.org/copyright',
  license: 'http://opendatacommons.org/licenses/odbl/1-0/',
} as const;

/** A JSON document with these members after the usual head. */
export function jsonDocument(members: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...ROOT, ...members });
}

/** An XML document with this content; `name` is its root. */
export function xmlDocument(content: string, name: 'osm' | 'osmChange' | 'diffResult' = 'osm'): string {
  const head = Object.entries(ROOT).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${head.join('')}>\n${content}</${name}>\n`;
}

/** An element as the API writes it in JSON: no place for deleted ones, no `tags` where there are none. */
export function elementJson(element: Element): unknown {
  return {
    type: element.type,
    id: element.id,
    ...(element.type === 'node' && element.visible ? { lat: element.lat, lon: element.lon } : {}),
    timestamp: isoSeconds(element.timestamp),
    version: element.version,
    changeset: element.changeset,
    user: element.user,
    uid: element.uid,
    ...(element.visible ? {} : { visible: false }),
    ...(element.type === 'way' && element.nodes.length > 0 ? { nodes: element.nodes } : {}),
    ...(element.type === 'relation' && element.members.length > 0 ? { members: element.members } : {}),
    ...(element.tags.size > 0 ? { tags: tagsObject(element.tags) } : {}),
  };
}

/** Tags as an object to be written as JSON. Without a prototype, so that a key `__proto__` is a key like any other. */
export function tagsObject(tags: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const object: Record<string, string> = Object.create(null);
  for (const [key, value] of tags) object[key] = value;
  return object;
}

/** An element as the API writes it in XML. */
export function elementXml(element: Element): string {
  const place =
    element.type === 'node' && element.visible
      ? ` lat="${element.lat.toFixed(7)}" lon="${element.lon.toFixed(7)}"`
      : '';
  const head =
    `<${element.type} id="${element.id}" visible="${element.visible}" version="${element.version}" changeset="${element.changeset}"` +
    ` timestamp="${isoSeconds(element.timestamp)}" user="${escapeXml(element.user)}" uid="${element.uid}"${place}`;
  const parts = [
    ...(element.type === 'way' ? element.nodes.map((ref) => `<nd ref="${ref}"/>`) : []),
    ...(element.type === 'relation'
      ? element.members.map(({ type, ref, role }) => `<member type="${type}" ref="${ref}" role="${escapeXml(role)}"/>`)
      : []),
    ...tagsXml(element.tags),
  ];
  return parts.length === 0
    ? `${head}/>\n`
    : `${head}>\n${parts.map((part) => `  ${part}\n`).join('')}</${element.type}>\n`;
}

/** `<tag k= v=/>` for every tag. */
export function tagsXml(tags: ReadonlyMap<string, string>): readonly string[] {
  return [...tags].map(([key, value]) => `<tag k="${escapeXml(key)}" v="${escapeXml(value)}"/>`);
}
