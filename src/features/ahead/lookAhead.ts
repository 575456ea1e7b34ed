/** Which reader comes next, and which is to be told of now (docs/METHODS.md). */
import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { turn } from '../../model/compass.ts';
import { directionOf } from '../../model/direction.ts';
import { distance } from '../../model/place.ts';
import { bearingTo, looksAlong } from '../../model/segment.ts';
import type { Motion } from './motion.ts';

/** Degrees to each side of the way that one goes: roads bend. */
export const SIDEWAYS = 50;
/** Nearer than this, metres, a reader is passed, wherever it lies. */
export const BESIDE = 30;
/** Degrees between where it looks and the way that one goes; as along a route. */
export const ANGLE = 50;
/** One is told of a reader again only once it was further off than this share of the distance that one is told at. */
export const AGAIN = 1.5;

export interface AheadRules {
  /** Metres, at which one is told. */
  readonly reach: number;
  /** Only readers that look along the way. Those whose direction is not known are told of, too: they may. */
  readonly facingOnly: boolean;
}

export interface AheadReader {
  readonly reader: Camera;
  readonly metres: number;
  /** Null where its direction is not known. */
  readonly faces: boolean | null;
}

export interface Ahead {
  /** The nearest on the way; null where none is within reach, or the way is not known. */
  readonly next: AheadReader | null;
  /** Those that came into reach just now, nearest first. */
  readonly told: readonly AheadReader[];
  /** Told of, and not yet far behind. */
  readonly known: ReadonlySet<CameraKey>;
}

/** @param known of the last call; empty at first */
export function lookAhead(
  { fix, heading }: Motion,
  readers: readonly Camera[],
  { reach, facingOnly }: AheadRules,
  known: ReadonlySet<CameraKey>,
): Ahead {
  const near = readers
    .map((reader) => ({ reader, metres: distance(fix.place, reader) }))
    .filter(({ metres }) => metres <= reach * AGAIN)
    .toSorted((a, b) => a.metres - b.metres);
  const kept = new Set(near.flatMap(({ reader }) => (known.has(keyOf(reader)) ? [keyOf(reader)] : [])));
  if (heading === null) return { next: null, told: [], known: kept };
  const onWay = near.flatMap(({ reader, metres }): readonly AheadReader[] => {
    const bearing = bearingTo(fix.place, reader);
    const aside = bearing === null ? 0 : Math.min(turn(bearing - heading), turn(heading - bearing));
    if (metres > reach || (metres > BESIDE && aside > SIDEWAYS)) return [];
    const direction = directionOf(reader.tags);
    const faces = direction.kind === 'known' ? looksAlong(direction, heading, ANGLE) : null;
    return facingOnly && faces === false ? [] : [{ reader, metres, faces }];
  });
  const told = onWay.filter(({ reader }) => !kept.has(keyOf(reader)));
  return {
    next: onWay[0] ?? null,
    told,
    known: new Set([...kept, ...told.map(({ reader }) => keyOf(reader))]),
  };
}
