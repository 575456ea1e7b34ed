import { directionMissing, directionOdd } from './directionRules.ts';
import { makerCountry, makerSpelling, operatorIsMaker, operatorIsShort } from './makerRules.ts';
import { duplicate, nearbyOther, neighborsUnknown, pole } from './nearbyRules.ts';
import { zoomedOut } from './placeRules.ts';
import { commentEmpty, commentGoogle, dateFuture, personalData, sourceMissing } from './textRules.ts';
import type { Finding, LookedWithMakers, Rule } from './finding.ts';

/** In the order in which a person goes through the form. A new rule is one entry here. */
const RULES: readonly Rule[] = [
  duplicate,
  nearbyOther,
  pole,
  neighborsUnknown,
  zoomedOut,
  makerSpelling,
  makerCountry,
  directionMissing,
  directionOdd,
  operatorIsMaker,
  operatorIsShort,
  dateFuture,
  personalData,
  sourceMissing,
  commentEmpty,
  commentGoogle,
];

/** Rules that are about the changeset, and so about a removal and a confirmation too. */
const OF_EVERY_CHANGE: readonly Rule[] = [personalData, sourceMissing, commentEmpty, commentGoogle];

/** Everything about a draft that deserves a second look. */
export function find(looked: LookedWithMakers): readonly Finding[] {
  const { action } = looked.draft;
  const rules = action === 'remove' || action === 'confirm' ? OF_EVERY_CHANGE : RULES;
  return rules.flatMap((rule) => rule(looked) ?? []);
}
