import type { Tags } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import type { Place } from '../../model/place.ts';
import { isOnEarth } from '../../model/place.ts';
import { checkText, isXmlText } from '../../model/text.ts';
import type { NodeChange } from '../types.ts';

/** The id that a node has until the server gives it one. */
export const PLACEHOLDER = -1;

/** The body of `changeset/create`. @throws Failure 'unexpected' for tags that OpenStreetMap can't hold. */
export function changesetXml(tags: Tags): string {
  return `<osm><changeset>${tagsXml(tags)}</changeset></osm>`;
}

/**
 * The body of `changeset/#id/upload` that makes one change. A change of a node carries all of it: a tag that is left out
 * is deleted. What it leaves as it was is not judged: others may have written what this page would not, an empty value
 * say, and it goes back as it came. @throws Failure 'unexpected' for what can't be written
 */
export function changeXml(changeset: number, change: NodeChange): string {
  if (change.kind === 'delete') return deleteNodesXml(changeset, [change.base]);
  const created = change.kind === 'create';
  const id = created ? `id="${PLACEHOLDER}"` : `id="${whole(change.base.id)}" version="${whole(change.base.version)}"`;
  const node = `<node ${id} changeset="${whole(changeset)}" ${placeXml(change.place)}>${tagsXml(change.tags, created ? NONE : change.base.tags)}</node>`;
  const action = created ? 'create' : 'modify';
  return `<osmChange version="0.6" generator="Sightline"><${action}>${node}</${action}></osmChange>`;
}

/** The body of `changeset/#id/upload` that deletes nodes at the versions that are known of them. */
export function deleteNodesXml(
  changeset: number,
  nodes: readonly { readonly id: number; readonly version: number }[],
): string {
  const elements = nodes.map(
    ({ id, version }) => `<node id="${whole(id)}" version="${whole(version)}" changeset="${whole(changeset)}"/>`,
  );
  return `<osmChange version="0.6" generator="Sightline"><delete>${elements.join('')}</delete></osmChange>`;
}

/**
 * A text as the inside of a double-quoted attribute. White space other than a blank is written as a reference, because
 * a parser turns it into a blank otherwise.
 */
export function escapeAttribute(text: string): string {
  return text.replaceAll(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const NONE: Tags = new Map();

/** @param was the tags that were there before */
function tagsXml(tags: Tags, was: Tags = NONE): string {
  return [...tags]
    .map(([key, value]) => {
      const problem = was.get(key) === value ? problemOfOld(key + value) : (problemOf(key) ?? problemOf(value));
      if (problem !== null)
        throw new Failure('unexpected', { said: `tag "${key.slice(0, 40).toWellFormed()}": ${problem}` });
      return `<tag k="${escapeAttribute(key)}" v="${escapeAttribute(value)}"/>`;
    })
    .join('');
}

function problemOf(text: string): string | null {
  return text === '' ? 'empty' : checkText(text);
}

/** Of a tag that is only kept: whether it can be carried at all. */
function problemOfOld(text: string): string | null {
  return isXmlText(text) ? null : 'control-character';
}

/** OpenStreetMap keeps seven decimals; toFixed never writes an exponent. */
function placeXml(place: Place): string {
  const { lat, lon } = place;
  if (!isOnEarth(place)) {
    throw new Failure('unexpected', { said: `${lat}, ${lon} is not a place on earth` });
  }
  return `lat="${lat.toFixed(7)}" lon="${lon.toFixed(7)}"`;
}

function whole(id: number): number {
  if (!Number.isSafeInteger(id)) throw new Failure('unexpected', { said: `${id} is not an id` });
  return id;
}
