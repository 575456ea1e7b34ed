/** The camera form and the tags it stands for: which tags it owns, and what a changed field writes. */
import type { Tags } from '../../model/camera.ts';
import type { Sector } from '../../model/direction.ts';
import { directionOf, directionTag, formatDirection } from '../../model/direction.ts';
import type { CameraForm } from './draft.ts';
import type { Named } from '../../model/named.ts';
import type { TagChange, TagDiff } from '../../model/edit.ts';
import { DIRECTION_KEYS, KEY, typeKey, wikidataKey } from '../../model/tagging/keys.ts';

/** Fields that are one tag each. */
const PLAIN = {
  surveillance: KEY.surveillance,
  zone: KEY.zone,
  mount: KEY.mount,
  ref: KEY.ref,
  startDate: KEY.startDate,
  note: KEY.note,
} as const satisfies Partial<Record<keyof CameraForm, string>>;

/** The tags that each field writes. */
const OWNED: Readonly<Record<keyof CameraForm, readonly string[]>> = {
  maker: namedKeys(KEY.maker),
  directions: DIRECTION_KEYS,
  operator: namedKeys(KEY.operator),
  mount: [PLAIN.mount],
  zone: [PLAIN.zone],
  surveillance: [PLAIN.surveillance],
  ref: [PLAIN.ref],
  startDate: [PLAIN.startDate],
  note: [PLAIN.note],
};

function namedKeys(key: string): readonly string[] {
  return [key, wikidataKey(key), typeKey(key)];
}

/** The keys that the given fields of the form own. */
export function keysOf(part: Partial<CameraForm>): ReadonlySet<string> {
  return new Set(Object.entries(OWNED).flatMap(([field, keys]) => (field in part ? keys : [])));
}

function namedOf(tags: Tags, key: string): Named | null {
  const name = tags.get(key);
  if (name === undefined) return null;
  const wikidata = tags.get(wikidataKey(key));
  const type = tags.get(typeKey(key));
  return { name, ...(wikidata === undefined ? {} : { wikidata }), ...(type === undefined ? {} : { type }) };
}

/** The form as it is filled in for a camera. A direction that is not understood is no direction here: the form then shows the tag as it is. */
export function formOf(tags: Tags): CameraForm {
  const direction = directionOf(tags);
  return {
    maker: namedOf(tags, KEY.maker),
    directions: direction.kind === 'known' ? direction.sectors : [],
    operator: namedOf(tags, KEY.operator),
    mount: tags.get(PLAIN.mount) ?? '',
    zone: tags.get(PLAIN.zone) ?? '',
    surveillance: tags.get(PLAIN.surveillance) ?? '',
    ref: tags.get(PLAIN.ref) ?? '',
    startDate: tags.get(PLAIN.startDate) ?? '',
    note: tags.get(PLAIN.note) ?? '',
  };
}

function isSameNamed(a: Named | null, b: Named | null): boolean {
  return a?.name === b?.name && a?.wikidata === b?.wikidata && a?.type === b?.type;
}

function isSameLook(a: readonly Sector[], b: readonly Sector[]): boolean {
  return formatDirection(a) === formatDirection(b);
}

function textOf(value: string): string | undefined {
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/**
 * What a filled form changes on `base`. A field that says what the base says changes nothing, not even its spelling;
 * a name takes its wikidata id and type with it, since those of the old name would be wrong; and a direction stays
 * under the key where it stood.
 */
export function formDiff(base: Tags, form: CameraForm): TagDiff {
  const before = formOf(base);
  const diff = new Map<string, TagChange>();
  const set = (key: string, to: string | undefined): void => {
    const from = base.get(key);
    if (from !== to) diff.set(key, { from, to });
  };
  const setPlain = (field: keyof typeof PLAIN): void => {
    if (form[field] !== before[field]) set(PLAIN[field], textOf(form[field]));
  };
  setPlain('surveillance');
  setPlain('zone');
  setPlain('mount');
  if (!isSameLook(form.directions, before.directions)) {
    set(directionTag(base)?.key ?? KEY.direction, formatDirection(form.directions));
  }
  for (const [field, key] of [
    ['maker', KEY.maker],
    ['operator', KEY.operator],
  ] as const) {
    if (isSameNamed(form[field], before[field])) continue;
    const name = textOf(form[field]?.name ?? '');
    set(key, name);
    set(wikidataKey(key), name === undefined ? undefined : form[field]?.wikidata);
    set(typeKey(key), name === undefined ? undefined : form[field]?.type);
  }
  setPlain('ref');
  setPlain('startDate');
  setPlain('note');
  return diff;
}
