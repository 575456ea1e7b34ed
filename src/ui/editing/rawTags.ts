import type { CameraForm, Draft } from '../../model/draft.ts';
import { baseTags, draftOf, draftTags } from '../../model/draft.ts';
import type { AddingRoom } from '../../state/types.ts';

/** Keys that a field of the form writes. */
const OWNED: Readonly<Partial<Record<keyof CameraForm, readonly string[]>>> = {
  maker: ['manufacturer', 'manufacturer:wikidata', 'manufacturer:type'],
  directions: ['camera:direction', 'direction'],
  operator: ['operator', 'operator:wikidata', 'operator:type'],
  mount: ['camera:mount'],
  zone: ['surveillance:zone'],
  surveillance: ['surveillance'],
  ref: ['ref'],
  startDate: ['start_date'],
  note: ['note'],
};

type Change = Pick<AddingRoom, 'draft' | 'change' | 'setExtra'>;

/** Changes fields of the form: what was set by key over them before gives way, since what was touched last is right. */
export function changeForm(adding: Change, part: Partial<CameraForm>): void {
  const extra = adding.draft.peek()?.extra ?? new Map<string, string | null>();
  for (const [field, keys] of Object.entries(OWNED)) {
    if (!(field in part)) continue;
    for (const key of keys) if (extra.has(key)) adding.setExtra(key, undefined);
  }
  adding.change(part);
}

/** Sets one tag by its key (null removes it). What the form can say is said by the form, so that both always agree. */
export function setTag(adding: Change, key: string, value: string | null): void {
  const draft = adding.draft.peek();
  if (draft === null) return;
  const tags = new Map(draftTags(draft));
  if (value === null) tags.delete(key);
  else tags.set(key, value);
  const { form, extra } = draftOf(baseTags(draft), tags);
  adding.change(form);
  for (const old of draft.extra.keys()) if (!extra.has(old)) adding.setExtra(old, undefined);
  for (const [each, to] of extra) if (draft.extra.get(each) !== to) adding.setExtra(each, to);
}

/** The tags as a table of them shows it: those that the camera will have, and those of before that are taken away. */
export function tagRows(draft: Draft): readonly {
  readonly key: string;
  readonly value: string | null;
  readonly before: string | undefined;
}[] {
  const base = draft.base?.tags ?? new Map<string, string>();
  const tags = draftTags(draft);
  return [...new Set([...base.keys(), ...tags.keys()])].map((key) => ({
    key,
    value: tags.get(key) ?? null,
    before: base.get(key),
  }));
}
