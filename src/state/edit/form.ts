/** The camera form and the tags it stands for: which tags it owns, and what a changed field writes. */
import type { Tags } from '../../model/camera.ts';
import type { Sector } from '../../model/direction.ts';
import { directionOf, directionTag, formatDirection } from '../../model/direction.ts';
import type { TagChange, TagDiff } from '../../model/edit.ts';
import type { Named } from '../../model/named.ts';
import { DIRECTION_KEYS, KEY, typeKey, wikidataKey } from '../../model/tagging/keys.ts';

/** The fields of the camera form. Empty text and null mean "not known", and write no tag. */
export interface CameraForm {
  readonly maker: Named | null;
  readonly directions: readonly Sector[];
  readonly operator: Named | null;
  readonly mount: string;
  readonly zone: string;
  readonly surveillance: string;
  readonly ref: string;
  /** `start_date`: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly startDate: string;
  /** `note`: for other mappers, not for the public. */
  readonly note: string;
}

/** A field and its tags. */
interface Field<T> {
  /** The tags that are its own. */
  readonly keys: readonly string[];
  read(tags: Tags): T;
  isSame(a: T, b: T): boolean;
  /** What it writes, by key; undefined removes the tag. */
  write(value: T, base: Tags): readonly (readonly [key: string, value: string | undefined])[];
}

/** Every field, in the order in which their tags are shown. */
const FIELDS: { readonly [Name in keyof CameraForm]: Field<CameraForm[Name]> } = {
  surveillance: plain(KEY.surveillance),
  zone: plain(KEY.zone),
  mount: plain(KEY.mount),
  directions: {
    keys: DIRECTION_KEYS,
    // One that is not understood is no direction here: the form then shows the tag as it is.
    read(tags) {
      const direction = directionOf(tags);
      return direction.kind === 'known' ? direction.sectors : [];
    },
    isSame: (a, b) => formatDirection(a) === formatDirection(b),
    // It stays under the key where it stood.
    write: (sectors, base) => [[directionTag(base)?.key ?? KEY.direction, formatDirection(sectors)]],
  },
  maker: named(KEY.maker),
  operator: named(KEY.operator),
  ref: plain(KEY.ref),
  startDate: plain(KEY.startDate),
  note: plain(KEY.note),
};

const NAMES = [
  'surveillance',
  'zone',
  'mount',
  'directions',
  'maker',
  'operator',
  'ref',
  'startDate',
  'note',
] as const satisfies readonly (keyof CameraForm)[];

/** A text that is one tag. */
function plain(key: string): Field<string> {
  return {
    keys: [key],
    read: (tags) => tags.get(key) ?? '',
    isSame: (a, b) => a === b,
    write: (text) => [[key, textOf(text)]],
  };
}

/** A name, with its wikidata id and type: those of the old name would be wrong for another. */
function named(key: string): Field<Named | null> {
  const [id, kind] = [wikidataKey(key), typeKey(key)];
  return {
    keys: [key, id, kind],
    read(tags) {
      const name = tags.get(key);
      if (name === undefined) return null;
      const [wikidata, type] = [tags.get(id), tags.get(kind)];
      return { name, ...(wikidata === undefined ? {} : { wikidata }), ...(type === undefined ? {} : { type }) };
    },
    isSame: (a, b) => a?.name === b?.name && a?.wikidata === b?.wikidata && a?.type === b?.type,
    write(value) {
      const name = textOf(value?.name ?? '');
      return [
        [key, name],
        [id, name === undefined ? undefined : value?.wikidata],
        [kind, name === undefined ? undefined : value?.type],
      ];
    },
  };
}

function textOf(value: string): string | undefined {
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** The keys that the given fields of the form own. */
export function keysOf(part: Partial<CameraForm>): ReadonlySet<string> {
  return new Set(Object.entries(FIELDS).flatMap(([field, { keys }]) => (field in part ? keys : [])));
}

/** The form as it is filled in for a camera. */
export function formOf(tags: Tags): CameraForm {
  return {
    maker: FIELDS.maker.read(tags),
    directions: FIELDS.directions.read(tags),
    operator: FIELDS.operator.read(tags),
    mount: FIELDS.mount.read(tags),
    zone: FIELDS.zone.read(tags),
    surveillance: FIELDS.surveillance.read(tags),
    ref: FIELDS.ref.read(tags),
    startDate: FIELDS.startDate.read(tags),
    note: FIELDS.note.read(tags),
  };
}

/** What a filled form changes on `base`. A field that says what the base says changes nothing, not even its spelling. */
export function formDiff(base: Tags, form: CameraForm): TagDiff {
  const diff = new Map<string, TagChange>();
  for (const [key, to] of NAMES.flatMap((name) => written(name, form, base))) {
    const from = base.get(key);
    if (from !== to) diff.set(key, { from, to });
  }
  return diff;
}

function written<Name extends keyof CameraForm>(
  name: Name,
  form: Pick<CameraForm, Name>,
  base: Tags,
): ReturnType<Field<unknown>['write']> {
  const field: Field<CameraForm[Name]> = FIELDS[name];
  return field.isSame(form[name], field.read(base)) ? [] : field.write(form[name], base);
}
