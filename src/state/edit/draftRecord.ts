import type { Sector } from '../../model/direction.ts';
import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf, parseKey } from '../../model/camera.ts';
import type { Action, CameraForm, Draft, TypedField } from './draft.ts';
import type { Attempt, AttemptState } from '../../osm/upload/attempt.ts';
import type { Named } from '../../model/named.ts';
import type { Source } from '../../catalog/choices.ts';
import { isRecord } from '../../model/record.ts';

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

/** A stored camera, checked the same way; null where it is none. */
export function readCamera(value: unknown): Camera | null {
  try {
    return camera(fields(value));
  } catch (error) {
    if (error instanceof Mismatch) return null;
    throw error;
  }
}

/** Only ever thrown and caught in this module: it ends reading at the first wrong field. */
class Mismatch extends Error {}

export const ACTIONS = ['add', 'change', 'confirm', 'remove', 'restore'] as const;
const TYPED = ['direction', 'place', 'key', 'value'] as const;
const STATES = ['creating', 'uploading', 'closing', 'checking', 'done', 'conflict', 'rejected'] as const;

type Fields = Readonly<Record<string, unknown>>;

function draft(value: unknown): Draft {
  const of = fields(value);
  const place = fields(of['place']);
  return {
    id: text(of['id']),
    server: text(of['server']),
    action: later(of['action'], (item) => oneOf<Action>(item, ACTIONS), 'add'),
    base: later(of['base'], (item) => (item === null ? null : camera(fields(item))), null),
    step: oneOf(of['step'], ['placing', 'describing', 'reviewing']),
    place: { lat: number(place['lat'], -90, 90), lon: number(place['lon'], -180, 180) },
    form: form(fields(of['form'])),
    extra: later(
      of['extra'],
      (item) => new Map(pairs(item).map(([key, one]) => [key, one === null ? null : text(one)])),
      new Map(),
    ),
    typed: later(
      of['typed'],
      (item) => new Map(pairs(item).map(([field, one]) => [oneOf<TypedField>(field, TYPED), text(one)])),
      new Map(),
    ),
    reason: later(of['reason'], text, ''),
    queued: later(of['queued'], flag, false),
    imageryUsed: later(of['imageryUsed'], (item) => (item === null ? null : text(item)), null),
    placedAt: later(of['placedAt'], (item) => (item === null ? null : number(item, 0, 30)), null),
    source: of['source'] === null ? null : oneOf<Source>(of['source'], ['survey', 'imagery', 'local knowledge']),
    comment: of['comment'] === null ? null : text(of['comment']),
    reviewRequested: flag(of['reviewRequested']),
    nearbySeen: flag(of['nearbySeen']),
    seen: later(of['seen'], (item) => list(item).map(cameraKey), []),
    moveSeen: later(of['moveSeen'], flag, false),
    undoes: later(of['undoes'], (item) => (item === null ? null : text(item)), null),
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
    // Records of the first format only told whether it was sent.
    state:
      of['state'] === undefined
        ? flag(of['sent'])
          ? 'uploading'
          : 'creating'
        : oneOf<AttemptState>(of['state'], STATES),
    known: of['known'] === undefined ? [] : list(of['known']).map((id) => whole(id)),
    shared: later(of['shared'], flag, false),
    written: of['written'] === undefined || of['written'] === null ? null : written(fields(of['written'])),
  };
}

function written(of: Fields): { readonly id: number; readonly version: number } {
  return { id: whole(of['id']), version: whole(of['version']) };
}

/** A node as the API had it. */
function camera(of: Fields): Camera {
  if (of['type'] !== 'node') throw new Mismatch();
  return {
    type: 'node',
    id: whole(of['id']),
    version: whole(of['version']),
    timestamp: of['timestamp'] === null ? null : number(of['timestamp'], 0, Number.MAX_SAFE_INTEGER),
    lat: number(of['lat'], -90, 90),
    lon: number(of['lon'], -180, 180),
    tags: new Map(pairs(of['tags']).map(([key, value]) => [key, text(value)])),
  };
}

/** What is stored as a Map (as IndexedDB keeps it), pair by pair. */
function pairs(value: unknown): readonly (readonly [string, unknown])[] {
  if (!(value instanceof Map)) throw new Mismatch();
  return [...value].map(([key, item]: [unknown, unknown]) => [text(key), item]);
}

function cameraKey(value: unknown): CameraKey {
  const parsed = parseKey(text(value));
  if (parsed === null) throw new Mismatch();
  return keyOf(parsed);
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Mismatch();
  return value;
}

function whole(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new Mismatch();
  return number(value, 1, Number.MAX_SAFE_INTEGER);
}

/** A field that records of the first format lack. */
function later<T>(value: unknown, read: (value: unknown) => T, before: T): T {
  return value === undefined ? before : read(value);
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
