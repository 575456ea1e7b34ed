import { isOutsideUs } from '../../../model/country.ts';
import { KEY, MAKER_KEYS } from '../../../model/tagging/keys.ts';
import type { Rule } from './finding.ts';

/** The images belong to whoever runs the camera, which its maker does not. */
export const operatorIsMaker: Rule = ({ tags, changed, makerOf }) => {
  const value = tags.get(KEY.operator);
  if (value === undefined || makerOf(value) === undefined) return null;
  return {
    kind: 'operator-is-maker',
    strong: changed.has(KEY.operator),
    field: 'operator',
    key: KEY.operator,
    params: { value },
  };
};

/** Letters that a whole name hardly does with: `atl` was begun, and gone on from. */
const SHORT = 3;

/** A name that may have been begun only. What has an id was chosen from a list; who has fewer letters than this in their script writes words with one each. */
export const operatorIsShort: Rule = ({ draft, tags, changed }) => {
  const value = tags.get(KEY.operator)?.trim() ?? '';
  const isChosen = draft.form.operator?.wikidata !== undefined;
  if (
    value === '' ||
    isChosen ||
    !changed.has(KEY.operator) ||
    !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}.]+$/u.test(value)
  )
    return null;
  return value.length > SHORT
    ? null
    : { kind: 'operator-short', strong: true, field: 'operator', key: KEY.operator, params: { value } };
};

/** A maker that mappers write another way. */
export const makerSpelling: Rule = ({ tags, changed, makerOf }) => {
  const value = tags.get(KEY.maker);
  const name = value === undefined ? undefined : makerOf(value)?.name;
  if (value === undefined || name === undefined || name === value) return null;
  return {
    kind: 'maker-spelling',
    strong: changed.has(KEY.maker),
    field: 'maker',
    key: KEY.maker,
    offer: name,
    params: { value, offer: name },
  };
};

/** A maker that does not sell where the camera stands. */
export const makerCountry: Rule = ({ draft, tags, changed, makerOf }) => {
  for (const key of MAKER_KEYS) {
    const value = tags.get(key);
    const maker = value === undefined ? undefined : makerOf(value);
    if (maker?.onlyIn === 'US' && isOutsideUs(draft.place)) {
      return { kind: 'maker-country', strong: changed.has(key), field: 'maker', key, params: { maker: maker.name } };
    }
  }
  return null;
};
