import type { Sector } from '../model/direction.ts';
import type { Attempt, CameraForm, Draft, Named, Source } from '../model/draft.ts';
import { isRecord } from '../model/record.ts';

/**
 * A stored draft as it was read back, checked field by field: it may come from an older or newer Sightline, or from a
 * disk that lost half of it. Null where anything is not what it should be; fields that are not known are left behind.
 */
export function readDraft(value: unknown): Draft | null {
  try {
    return draft(value);
  } catch (error) {
    if (error instanceof Mismatch) return null;
    throw error;
  }
}

/** Only ever thrown and caught in this module: it ends reading at the first wrong field. */
class Mismatch extends Error {}

type Fields = Readonly<Record<string, unknown>>;

function draft(value: unknown): Draft {
  const of = fields(value);
  const place = fields(of['place']);
  return {
    id: text(of['id']),
    server: text(of['server']),
    step: oneOf(of['step'], ['placing', 'describing', 'reviewing']),
    place: { lat: number(place['lat'], -90, 90), lon: number(place['lon'], -180, 180) },
    form: form(fields(of['form'])),
    source: of['source'] === null ? null : oneOf<Source>(of['source'], ['survey', 'imagery', 'local knowledge']),
    comment: of['comment'] === null ? null : text(of['comment']),
    reviewRequested: flag(of['reviewRequested']),
    nearbySeen: flag(of['nearbySeen']),
    attempt: of['attempt'] === null ? null : attempt(fields(of['attempt'])),
    changedAt: number(of['changedAt'], 0, Number.MAX_SAFE_INTEGER),
  };
}

function form(of: Fields): CameraForm {
  const directions = of['directions'];
  if (!Array.isArray(directions)) throw new Mismatch();
  return {
    maker: named(of['maker']),
    directions: directions.map((item: unknown) => sector(fields(item))),
    operator: named(of['operator']),
    mount: text(of['mount']),
    zone: text(of['zone']),
    surveillance: text(of['surveillance']),
    ref: text(of['ref']),
    startDate: text(of['startDate']),
    note: text(of['note']),
  };
}

function named(value: unknown): Named | null {
  if (value === null) return null;
  const of = fields(value);
  return {
    name: text(of['name']),
    ...(of['wikidata'] === undefined ? {} : { wikidata: text(of['wikidata']) }),
    ...(of['type'] === undefined ? {} : { type: text(of['type']) }),
  };
}

function sector(of: Fields): Sector {
  return { from: number(of['from'], 0, 360), width: number(of['width'], 0, 360), bare: flag(of['bare']) };
}

function attempt(of: Fields): Attempt {
  const changeset = of['changeset'];
  if (changeset !== null && !Number.isSafeInteger(changeset)) throw new Mismatch();
  return {
    changeset: changeset === null ? null : number(changeset, 1, Number.MAX_SAFE_INTEGER),
    sent: flag(of['sent']),
  };
}

function fields(value: unknown): Fields {
  if (!isRecord(value)) throw new Mismatch();
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Mismatch();
  return value;
}

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Mismatch();
  return value;
}

function number(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw new Mismatch();
  return value;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Mismatch();
  return found;
}
