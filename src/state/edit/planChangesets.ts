import type { Draft } from './draft.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import { SAME_METRES } from '../../model/near.ts';

/** As many changes go into one changeset. */
export const MOST_CHANGES = 50;
/** Height plus width of a changeset's box, degrees: OpenStreetMap's limit, less a margin for rounding. */
const MOST_DEGREES = 2.99;

/**
 * Which changes go into one changeset: of one purpose (the same comment and source), near each other. In order. Additions
 * that could be mistaken for each other are kept apart, so that it can always be told which of them arrived.
 */
export function planChangesets(
  drafts: readonly Draft[],
  purposeOf: (draft: Draft) => string,
): readonly (readonly Draft[])[] {
  const groups: { readonly purpose: string; readonly members: Draft[] }[] = [];
  for (const draft of drafts) {
    const purpose = purposeOf(draft);
    const group = groups.find(({ purpose: theirs, members }) => theirs === purpose && fits(members, draft));
    if (group === undefined) groups.push({ purpose, members: [draft] });
    else group.members.push(draft);
  }
  return groups.map(({ members }) => members);
}

function fits(members: readonly Draft[], draft: Draft): boolean {
  if (members.length >= MOST_CHANGES) return false;
  const places = [...members, draft].flatMap(placesOf);
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  if (span(places.map(({ lat }) => lat)) + span(places.map(({ lon }) => lon)) > MOST_DEGREES) return false;
  return members.every(
    (member) => member.base !== null || draft.base !== null || distance(member.place, draft.place) > SAME_METRES,
  );
}

/** Where it is, and where it was: both widen the changeset's box. */
function placesOf({ base, place }: Draft): readonly Place[] {
  return base === null ? [place] : [place, base];
}
