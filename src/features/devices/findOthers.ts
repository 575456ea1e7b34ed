import { isAlpr } from '../../catalog/lookup.ts';
import type { OtherDevice, OtherKind } from '../../catalog/otherDevices.ts';
import { OTHER_DEVICES } from '../../catalog/otherDevices.ts';
import type { Box } from '../../model/box.ts';
import type { Camera, Tags } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import { matches, selector } from '../../model/tagging/device.ts';
import { withinWorld } from '../../overpass/query.ts';
import { readObjects } from '../../overpass/readCameras.ts';

export interface Other {
  readonly kind: OtherKind;
  readonly object: Camera;
}

/** More than this is not asked for at once; the nearest streets of a big city have as many. */
export const MOST = 2000;
/** As near as this it may be the very one that is being placed, metres. */
const NEAR = 50;

/** What Overpass is asked for these kinds. */
export function othersQuery(kinds: ReadonlySet<OtherKind>, box: Box): string {
  const statements = withinWorld(box).flatMap(({ south, west, north, east }) => {
    const edges = [south, west, north, east].map((edge) => edge.toFixed(5)).join(',');
    return OTHER_DEVICES.filter(({ id }) => kinds.has(id)).map((device) => selector(device, `(${edges})`));
  });
  return `[out:json][timeout:25][maxsize:67108864];\n(${statements.join('')});\nout center meta ${MOST};`;
}

/** What something is; null for readers, and for what is none of these. */
export function kindOf(tags: Tags): OtherKind | null {
  if (isAlpr(tags)) return null;
  return OTHER_DEVICES.find((device) => fits(device, tags))?.id ?? null;
}

function fits(device: OtherDevice, tags: Tags): boolean {
  const { unless } = device;
  return (
    matches(device, tags) && (unless === undefined || !tags.has(unless.key) || matches({ markings: [unless] }, tags))
  );
}

/**
 * Reads an answer: the devices of these kinds, and whether there were more than was asked for.
 * @throws Failure as for readers
 */
export async function readOthers(
  text: string,
  kinds: ReadonlySet<OtherKind>,
): Promise<{ readonly others: readonly Other[]; readonly cut: boolean }> {
  const { objects } = await readObjects(text);
  const others = objects.flatMap((object) => {
    const kind = kindOf(object.tags);
    return kind === null || !kinds.has(kind) ? [] : [{ kind, object }];
  });
  return { others, cut: objects.length >= MOST };
}

/** The nearest within 50 m, and how far it is; null where none is. */
export function nearestOther(
  others: readonly Other[],
  place: Place,
): { readonly other: Other; readonly metres: number } | null {
  let best: { readonly other: Other; readonly metres: number } | null = null;
  for (const other of others) {
    const metres = distance(other.object, place);
    if (metres <= NEAR && (best === null || metres < best.metres)) best = { other, metres };
  }
  return best;
}
