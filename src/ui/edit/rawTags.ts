import type { Draft } from '../../state/edit/draft.ts';
import { draftTags } from '../../state/edit/draftTags.ts';

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
