/**
 * Keys that tell what something is. Made by hand from the first keys of the presets for points and vertices in
 * id-tagging-schema 7.2.0 (ISC, https://github.com/openstreetmap/id-tagging-schema); keys that only add to others, such
 * as `crossing`, are in it too, since what is in doubt is left alone.
 */
import type { Tags } from '../camera.ts';
import { lifecycleOf } from './lifecycle.ts';

/** Keys of things that stand somewhere, and may face a direction themselves. */
const THINGS =
  'advertising aerialway aeroway amenity animal attraction barrier bridge:support climbing crossing cycleway emergency ' +
  'enforcement entrance ford highway historic junction man_made manhole marker memorial natural noexit pipeline ' +
  'playground power public_transport railway seamark:type telecom tourism traffic_calming traffic_sign waterway';
/** Keys of places, which face nowhere. */
const PLACES =
  'addr:housenumber allotments boundary building cemetery club community_centre craft disc_golf education golf ' +
  'healthcare industrial indoor landuse leisure military office place police polling_station residential route shop';
/** Values that only describe, under keys that else tell what something is. */
const ONLY_DESCRIBES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['power', new Set(['solar', 'battery', 'grid', 'mains', 'yes'])],
  ['indoor', new Set(['yes'])],
]);
/** Amenities are places, but for these. */
const AMENITY_THINGS: ReadonlySet<string> = new Set(
  'atm bench charging_station clock loudspeaker lounger parking_meter payment_terminal telephone vending_machine'.split(
    ' ',
  ),
);

const KEYS: ReadonlySet<string> = new Set(`${THINGS} ${PLACES}`.split(' '));
const PLACE_KEYS: ReadonlySet<string> = new Set(PLACES.split(' '));

/** A tag that tells what something is. */
export interface MainTag {
  readonly key: string;
  readonly value: string;
}

/** The tags that tell what something is, or once was or is to be. */
export function mainTags(tags: Tags): readonly MainTag[] {
  return [...tags].flatMap(([key, value]) => {
    const now = lifecycleOf(key)?.key ?? key;
    const describes = value === 'no' || ONLY_DESCRIBES.get(now)?.has(value) === true;
    return KEYS.has(now) && !describes ? [{ key, value }] : [];
  });
}

/** Whether a `direction` may be that of what the tag tells of. */
export function mayFace({ key, value }: MainTag): boolean {
  return key === 'amenity' ? AMENITY_THINGS.has(value) : !PLACE_KEYS.has(key);
}
