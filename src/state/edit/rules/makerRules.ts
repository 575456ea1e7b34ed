import { isOutsideUs } from '../../../model/country.ts';
import type { Rule } from './finding.ts';

const MAKER_KEYS = ['manufacturer', 'brand', 'surveillance:manufacturer', 'surveillance:brand'];

/** The images belong to whoever runs the camera, which its maker does not. */
export const operatorIsMaker: Rule = ({ tags, changed, makerOf }) => {
  const value = tags.get('operator');
  if (value === undefined || makerOf(value) === undefined) return null;
  return {
    kind: 'operator-is-maker',
    strong: changed.has('operator'),
    field: 'operator',
    key: 'operator',
    params: { value },
  };
};

/** A maker that mappers write another way. */
export const makerSpelling: Rule = ({ tags, changed, makerOf }) => {
  const value = tags.get('manufacturer');
  const name = value === undefined ? undefined : makerOf(value)?.name;
  if (value === undefined || name === undefined || name === value) return null;
  return {
    kind: 'maker-spelling',
    strong: changed.has('manufacturer'),
    field: 'maker',
    key: 'manufacturer',
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
