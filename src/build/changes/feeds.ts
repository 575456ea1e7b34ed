/** What changed, as Atom feeds (RFC 4287): the world, countries, US states and counties. */
import { createHash } from 'node:crypto';
import { degreesText, osmAddress } from '../../formats/export/exportSink.ts';
import { xmlText } from '../../formats/export/xmlText.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { ATTRIBUTION } from '../../snapshot/fileFormat.ts';
import type { PlaceAreas } from '../register/areasOf.ts';
import { countryName } from '../register/areasOf.ts';
import type { Change } from './changes.ts';
import { changedKeys, movedBy } from './changes.ts';

/** The changes that came with one snapshot. */
export interface Batch {
  /** When that snapshot's data was true, ISO 8601. */
  readonly base: string;
  readonly changes: readonly Change[];
}

export interface FeedOptions {
  /** The published page's folder, with a slash at its end; null: entries lead to openstreetmap.org. */
  readonly site: string | null;
  readonly areasOf: (place: Camera) => PlaceAreas;
  /** Areas that have a feed though nothing changed, so that it can be subscribed to: id and name. */
  readonly areas: ReadonlyMap<string, string>;
}

/** Entries of a feed, the newest first; the Parquet has all. */
const ENTRIES = 500;
/** UTF-16 units of a summary. */
const SUMMARY = 2000;
export const WORLD_FEED = 'world';

/**
 * Feeds by name of their area.
 * @param batches the newest first
 */
export function feedsOf(batches: readonly Batch[], options: FeedOptions): ReadonlyMap<string, string> {
  const newest = batches[0]?.base ?? new Date(0).toISOString();
  const entries = new Map<string, string[]>([[WORLD_FEED, []]]);
  const names = new Map<string, string>([...options.areas, [WORLD_FEED, 'the world']]);
  const lefts = new Map<string, number>();
  for (const id of options.areas.keys()) entries.set(id, []);
  for (const { base, changes } of batches) {
    for (const change of changes) {
      const text = entryText(change, base, options);
      if (text === null) continue;
      for (const [id, name] of feedsFor(change, options)) {
        const there = entries.get(id) ?? [];
        entries.set(id, there);
        if (!names.has(id)) names.set(id, name);
        if (there.length < ENTRIES) there.push(text);
        else lefts.set(id, (lefts.get(id) ?? 0) + 1);
      }
    }
  }
  return new Map(
    [...entries].map(([id, texts]) => {
      const area = { id, name: names.get(id) ?? id };
      return [id, feedText(area, texts, newest, lefts.get(id) ?? 0, options.site)];
    }),
  );
}

/** A reader that was moved over a border is news on both sides of it. */
function feedsFor({ before, after }: Change, { areasOf }: FeedOptions): ReadonlyMap<string, string> {
  const ids = new Map([[WORLD_FEED, 'the world']]);
  for (const camera of [before, after]) {
    if (camera === null) continue;
    const { country, state, county } = areasOf(camera);
    if (country !== null) ids.set(country, countryName(country));
    if (state !== null) ids.set(state.id, state.name);
    if (county !== null) ids.set(county.id, county.name);
  }
  return ids;
}

const VERBS = {
  added: 'Added',
  edited: 'Edited',
  moved: 'Moved',
  removed: 'No longer in OpenStreetMap',
} as const;

function entryText(change: Change, base: string, { site, areasOf }: FeedOptions): string | null {
  const { kind } = change;
  const camera = change.after ?? change.before;
  if (kind === 'touched' || kind === 'beyond' || camera === null) return null;
  const title = `${VERBS[kind]}: license plate reader ${placeWords(areasOf(camera))}`;
  const object = osmAddress(camera);
  const page = site === null || kind === 'removed' ? object : `${site}#${keyOf(camera).replace('/', '=')}`;
  // Nobody knows the day of what was taken out, only when it was seen to be missing.
  const updated = kind === 'removed' ? base : editedOf(camera, base);
  return [
    '<entry>',
    `<id>${entryId(change, camera, base)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    `<link rel="related" type="text/html" href="${xmlText(object)}/history" title="History"/>`,
    `<category term="${kind}"/>`,
    `<georss:point>${degreesText(camera.lat)} ${degreesText(camera.lon)}</georss:point>`,
    `<summary>${xmlText(shortened(whatChanged(change)))}</summary>`,
    '</entry>',
  ].join('');
}

/** Tags can be ten thousand; the entry stands in four feeds. */
function shortened(text: string): string {
  return text.length > SUMMARY ? `${text.slice(0, SUMMARY)}…` : text;
}

function editedOf({ timestamp }: Camera, base: string): string {
  return timestamp === null ? base : new Date(Math.min(timestamp, Date.parse(base))).toISOString();
}

/** The same change has the same id, wherever and however often the feeds are made. */
function entryId({ kind }: Change, camera: Camera, base: string): string {
  const state = camera.version === 0 ? base : `v${camera.version}`;
  return uuidOf(`${osmAddress(camera)}#${state}-${kind}`);
}

/** A UUID made of an address (RFC 9562, version 5): of no site, so that a feed that moves stays the same feed. */
function uuidOf(address: string): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const bytes = createHash('sha1').update(namespace).update(address).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}

function placeWords({ country, state, county }: PlaceAreas): string {
  const names = [county?.name, state?.name, country === null ? undefined : countryName(country)];
  const known = names.filter((name, at) => name !== undefined && names.indexOf(name) === at);
  return known.length === 0 ? 'outside of every country' : `in ${known.join(', ')}`;
}

function whatChanged(change: Change): string {
  const { kind, before, after } = change;
  if (kind === 'removed')
    return 'It is no longer a license plate reader in OpenStreetMap. Whether it still stands on the street is not known.';
  if (before === null || after === null) return tagWords(after ?? before);
  const edits = changedKeys(change).map((key) => {
    const [was, is] = [before.tags.get(key), after.tags.get(key)];
    if (was === undefined) return `${key} = ${is ?? ''} added`;
    return is === undefined ? `${key} = ${was} removed` : `${key}: ${was} → ${is}`;
  });
  const metres = movedBy(change);
  return [...edits, ...(metres >= 1 ? [`moved by ${Math.round(metres)} m`] : [])].join('; ');
}

function tagWords(camera: Camera | null): string {
  return Array.from(camera?.tags ?? [], ([key, value]) => `${key} = ${value}`)
    .toSorted()
    .join('; ');
}

function feedText(
  { id, name }: { readonly id: string; readonly name: string },
  entries: readonly string[],
  updated: string,
  left: number,
  site: string | null,
): string {
  const more =
    left === 0 ? '' : ` The newest ${entries.length} of ${entries.length + left}; the changes as Parquet have all.`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">',
    `<id>${uuidOf(`https://www.openstreetmap.org/#license-plate-readers-${id}`)}</id>`,
    `<title>${xmlText(`License plate readers in OpenStreetMap: ${name}`)}</title>`,
    `<subtitle>${xmlText(`Added, edited, moved, no longer mapped.${more}`)}</subtitle>`,
    `<updated>${updated}</updated>`,
    // Where the page looks for its snapshot.
    ...(site === null
      ? []
      : [
          `<link rel="self" type="application/atom+xml" href="${xmlText(`${site}snapshot/feeds/${id}.atom`)}"/>`,
          `<link rel="alternate" type="text/html" href="${xmlText(site)}"/>`,
        ]),
    '<author><name>OpenStreetMap contributors</name></author>',
    `<rights>${xmlText(`${ATTRIBUTION}, ODbL 1.0`)}</rights>`,
    ...entries,
    '</feed>\n',
  ].join('\n');
}
