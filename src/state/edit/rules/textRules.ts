import { DATE_KEYS, KEY } from '../../../model/tagging/keys.ts';
import { isFreeText, isMachineText, isSource } from '../../../model/tagging/kindsOfText.ts';
import { parseDate } from '../../../model/date.ts';
import type { Rule } from './finding.ts';

/** Half a day: it may be tomorrow already where the mapper is. ms */
const TOMORROW = 43_200_000;

/** A day that has not come yet. */
export const dateFuture: Rule = ({ tags, changed, now }) => {
  for (const key of DATE_KEYS) {
    const value = tags.get(key);
    if (value === undefined || !((parseDate(value)?.from ?? 0) > now + TOMORROW)) continue;
    return {
      kind: 'date-future',
      strong: changed.has(key),
      field: key === KEY.startDate ? 'startDate' : null,
      key,
      params: { value },
    };
  }
  return null;
};

/** A changeset that says nothing of what was done. */
export const commentEmpty: Rule = ({ comment }) =>
  comment.trim() === '' ? { kind: 'comment-empty', strong: true, field: 'comment', params: {} } : null;

/** Nobody can tell how one knows of it. Not for what takes an upload back: that needs no source. */
export const sourceMissing: Rule = ({ draft }) =>
  draft.source === null && draft.undoes === null
    ? { kind: 'source-missing', strong: false, field: 'source', params: {} }
    : null;

/** Google's data may not go into OpenStreetMap. */
export const commentGoogle: Rule = ({ comment, changed }) => {
  const google = /google|street ?view/i;
  const key = [...changed].find(([name, { to }]) => isSource(name) && google.test(to ?? ''))?.[0];
  if (key !== undefined) return { kind: 'comment-google', strong: true, field: null, key, params: {} };
  return google.test(comment) ? { kind: 'comment-google', strong: true, field: 'comment', params: {} } : null;
};

const EMAIL = /[^\s@]@[^\s@]+\.[a-z]{2}/i;
/** Figures that are no phone number though they are as long: days, with a time or without, and what is counted in the map. */
const COUNTED =
  /(?<![\d.])(?:(?:19|20)\d{2}[-/.]?\d{2}[-/.]?\d{2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2})(?:[T ,]{1,3}\d{1,2}[:.h]\d{2}(?::\d{2})?)?(?!\d)|(?:node|way|relation|changeset|note)[ /#:=]{0,3}\d{1,16}(?!\d)/gi;
/** Ten digits or more, with what people put between them. */
const PHONE = /(?:^|[^\d.])\+?(?:\d[\s().-]{0,2}){10,15}(?:$|[^\d.])/;
/** One or two groups of capital letters and digits, as plates have them: ABC 1234, 7ABC123. */
const GROUPS = /(?<![A-Z\d])[A-Z\d]{1,4}[ -]?[A-Z\d]{2,7}(?![A-Z\d])/g;

/** Whether a text holds what looks like a plate: six to eight characters, three letters and three digits at least. */
function namesPlate(text: string): boolean {
  return [...text.matchAll(GROUPS)].some(([group]) => {
    const letters = group.replaceAll(/[^A-Z]/g, '').length;
    const digits = group.replaceAll(/\D/g, '').length;
    return letters >= 3 && digits >= 3 && letters + digits <= 8;
  });
}

/** What looks like a plate, a phone number or an address, in tags that the person changes and in a comment of their own. */
export const personalData: Rule = ({ draft, changed }) => {
  for (const [key, { to }] of changed) {
    if (to === undefined || isMachineText(key)) continue;
    if (namesPerson(to) || (isFreeText(key) && namesPlate(to))) {
      return { kind: 'personal-data', strong: true, field: key === KEY.note ? 'note' : null, key, params: { key } };
    }
  }
  const said = draft.comment ?? draft.reason;
  return namesPerson(said) || namesPlate(said)
    ? { kind: 'personal-data', strong: true, field: 'comment', params: { key: 'comment' } }
    : null;
};

function namesPerson(text: string): boolean {
  return EMAIL.test(text) || PHONE.test(text.replaceAll(COUNTED, 'x'));
}
