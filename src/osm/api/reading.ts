import * as v from 'valibot';
import { isAlpr } from '../../catalog/lookup.ts';
import type { Camera, CameraKey, Tags } from '../../model/camera.ts';
import type { Use } from '../../model/tagging/removal.ts';
import { diffTags } from '../../model/edit.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import type { Api } from './api.ts';
import type { ElementVersion } from './node.ts';
import { readElements, readNode, readVersions } from './node.ts';
import { positive, readJson } from './readJson.ts';
import type { OsmRead, Version } from '../types.ts';

/** Metres in a degree of latitude. */
const DEGREE = 111_320;
/** Changesets that may be asked for at once. */
const MOST_CHANGESETS = 100;

/** Reading from the API, by anyone: no token is sent. */
export function createOsmRead(api: Api): OsmRead {
  return {
    node: (id, signal) => readNode(api, id, signal),
    uses: (id, signal) => readUses(api, id, signal),
    history: (key, signal) => readHistory(api, key, signal),
    camerasNear: (place, metres, signal) => camerasNear(api, place, metres, signal),
  };
}

/** The ways and relations that a node has a place in, by name or by what they are. @throws Failure */
export async function readUses(api: Api, id: number, signal?: AbortSignal): Promise<readonly Use[]> {
  const of = async (type: 'way' | 'relation'): Promise<readonly Use[]> =>
    (await readElements(api, `/api/0.6/node/${id}/${type}s.json`, signal)).map((parent) => ({
      key: `${type}/${parent.id}`,
      name: nameOf(parent.tags),
    }));
  return (await Promise.all([of('way'), of('relation')])).flat();
}

function nameOf(tags: Tags): string {
  const name = tags.get('name');
  if (name !== undefined) return name;
  const [key, value] =
    ['highway', 'building', 'barrier', 'type']
      .flatMap((known) => [[known, tags.get(known)] as const])
      .find((pair) => pair[1] !== undefined) ??
    [...tags][0] ??
    [];
  return key === undefined || value === undefined ? '' : `${key}=${value}`;
}

/** The license plate readers around a place, nearest first. @throws Failure */
export async function camerasNear(
  api: Api,
  place: Place,
  metres: number,
  signal?: AbortSignal,
): Promise<readonly Camera[]> {
  const elements = await readElements(api, `/api/0.6/map.json?bbox=${boxAround(place, metres)}`, signal);
  return elements
    .flatMap(({ camera }) => (camera !== null && isAlpr(camera.tags) ? [camera] : []))
    .map((camera) => ({ camera, metres: distance(camera, place) }))
    .filter((near) => near.metres <= metres)
    .toSorted((a, b) => a.metres - b.metres)
    .map(({ camera }) => camera);
}

/** `west,south,east,north`, held to the world: the API takes no box over the antimeridian. */
function boxAround({ lat, lon }: Place, metres: number): string {
  const dLat = metres / DEGREE;
  const dLon = Math.min(1, dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180)));
  return [Math.max(-180, lon - dLon), Math.max(-90, lat - dLat), Math.min(180, lon + dLon), Math.min(90, lat + dLat)]
    .map((degrees) => degrees.toFixed(7))
    .join(',');
}

async function readHistory(api: Api, key: CameraKey, signal?: AbortSignal): Promise<readonly Version[]> {
  const versions = await readVersions(api, key, signal);
  // The comments are a nicety: without them the versions still tell who, when and what.
  const comments = await readComments(api, versions, signal).catch(() => new Map<number, string>());
  return versions.map((now, index) => versionOf(now, versions[index - 1] ?? null, comments)).toReversed();
}

function versionOf(now: ElementVersion, before: ElementVersion | null, comments: ReadonlyMap<number, string>): Version {
  return {
    version: now.version,
    when: now.when,
    who: now.who,
    changeset: now.changeset,
    comment: comments.get(now.changeset) ?? null,
    visible: now.visible,
    changed: now.version - (before?.version ?? 0) === 1 ? diffTags(before?.tags ?? new Map(), now.tags) : null,
    moved:
      now.camera === null || !before?.camera || now.version - before.version !== 1
        ? 0
        : distance(before.camera, now.camera),
    camera: now.camera,
  };
}

const Comments = v.object({
  changesets: v.array(
    v.object({ id: positive, tags: v.fallback(v.optional(v.object({ comment: v.string() })), undefined) }),
  ),
});

async function readComments(
  api: Api,
  versions: readonly ElementVersion[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(versions.map(({ changeset }) => changeset))].filter((id) => id > 0).slice(-MOST_CHANGESETS);
  const path = `/api/0.6/changesets.json?changesets=${ids.join(',')}` as const;
  const text = await api.send('GET', path, { anonymous: true, signal });
  return new Map(
    readJson(Comments, text).changesets.flatMap(({ id, tags }) => (tags === undefined ? [] : [[id, tags.comment]])),
  );
}
