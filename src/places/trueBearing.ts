import { model } from 'geomagnetism';
import { turn } from '../model/compass.ts';
import type { Place } from '../model/place.ts';

export interface TrueBearing {
  /** Clockwise from true north, 0 up to 360. */
  readonly degrees: number;
  /** What was added to the magnetic bearing; east is positive. */
  readonly declination: number;
  /** The day lies outside the model's years, so the correction is less certain. */
  readonly old: boolean;
}

/** A magnetic bearing as one from true north, by the World Magnetic Model. */
export function trueBearing(magnetic: number, { lat, lon }: Place, at: number): TrueBearing {
  // Without the option it throws where a newer model is due.
  const field = model(new Date(at), { allowOutOfBoundsModel: true });
  const { decl } = field.point([lat, lon]);
  const declination = Number.isFinite(decl) ? decl : 0;
  return {
    degrees: turn(magnetic + declination),
    declination,
    old: at < field.start_date.getTime() || at > field.end_date.getTime(),
  };
}
