import * as v from 'valibot';
import type { Camera, CameraKey } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import type { Named } from '../../model/named.ts';
import type { Attempt } from '../../osm/upload/attempt.ts';
import type { Draft } from './draft.ts';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const time = within(0, Number.MAX_SAFE_INTEGER);

export const ActionSchema = v.picklist(['add', 'change', 'confirm', 'remove', 'restore']);

export const KeySchema = v.custom<CameraKey>((value) => typeof value === 'string' && parseKey(value) !== null);

/** A node as the API had it. */
export const CameraSchema: v.GenericSchema<unknown, Camera> = v.object({
  type: v.literal('node'),
  id: whole,
  version: whole,
  timestamp: v.nullable(time),
  lat: within(-90, 90),
  lon: within(-180, 180),
  tags: v.map(v.string(), v.string()),
});

const NamedSchema = v.pipe(
  v.object({ name: v.string(), wikidata: v.optional(v.string()), type: v.optional(v.string()) }),
  v.transform(({ name, wikidata, type }): Named => ({
    name,
    ...(wikidata === undefined ? {} : { wikidata }),
    ...(type === undefined ? {} : { type }),
  })),
);

const FormSchema = v.object({
  maker: v.nullable(NamedSchema),
  directions: v.array(v.object({ from: within(0, 360), width: within(0, 360), bare: v.boolean() })),
  operator: v.nullable(NamedSchema),
  mount: v.string(),
  zone: v.string(),
  surveillance: v.string(),
  ref: v.string(),
  startDate: v.string(),
  note: v.string(),
});

/** Records of the first format only told whether it was sent. */
const FirstAttemptSchema = v.pipe(
  v.object({ changeset: v.nullable(whole), state: v.optional(v.undefined()), sent: v.boolean() }),
  v.transform(({ changeset, sent }): Attempt => ({
    changeset,
    state: sent ? 'uploading' : 'creating',
    known: [],
    shared: false,
    written: null,
  })),
);

const AttemptSchema: v.GenericSchema<unknown, Attempt> = v.object({
  changeset: v.nullable(whole),
  state: v.picklist(['creating', 'uploading', 'closing', 'checking', 'done', 'conflict', 'rejected']),
  known: v.optional(v.array(whole), []),
  shared: v.optional(v.boolean(), false),
  written: v.optional(v.nullable(v.object({ id: whole, version: whole })), null),
});

/** What has a value to fall back on is lacking in records of the first format. */
const DraftSchema: v.GenericSchema<unknown, Draft> = v.object({
  id: v.string(),
  server: v.string(),
  action: v.optional(ActionSchema, 'add'),
  base: v.optional(v.nullable(CameraSchema), null),
  step: v.picklist(['placing', 'describing', 'reviewing']),
  place: v.object({ lat: within(-90, 90), lon: within(-180, 180) }),
  form: FormSchema,
  extra: v.optional(v.map(v.string(), v.nullable(v.string())), () => new Map()),
  typed: v.optional(v.map(v.picklist(['direction', 'place', 'key', 'value']), v.string()), () => new Map()),
  reason: v.optional(v.string(), ''),
  queued: v.optional(v.boolean(), false),
  source: v.nullable(v.picklist(['survey', 'imagery', 'local knowledge'])),
  imageryUsed: v.optional(v.nullable(v.string()), null),
  placedAt: v.optional(v.nullable(within(0, 30)), null),
  comment: v.nullable(v.string()),
  reviewRequested: v.boolean(),
  nearbySeen: v.boolean(),
  seen: v.optional(v.array(KeySchema), []),
  uses: v.optional(v.array(v.object({ key: KeySchema, name: v.string() })), []),
  moveSeen: v.optional(v.boolean(), false),
  undoes: v.optional(v.nullable(v.string()), null),
  attempt: v.nullable(v.union([AttemptSchema, FirstAttemptSchema])),
  changedAt: time,
});

/**
 * A stored draft as it was read back, checked field by field: it may come from an older or newer Sightline, or from a
 * disk that lost half of it. Null where anything is not what it should be; fields that are not known are left behind.
 */
export function readDraft(value: unknown): Draft | null {
  return readAs(DraftSchema, value);
}

/** The value as the schema has it; null where it is anything else. Never throws. */
export function readAs<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const { success, output } = v.safeParse(schema, value, { abortEarly: true });
  return success ? output : null;
}

function within(least: number, most: number): v.GenericSchema<unknown, number> {
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most));
}
