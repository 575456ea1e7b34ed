import fc from 'fast-check';
import { expect, test } from 'vitest';
import { READER } from '../../../src/catalog/devices.ts';
import { removalOf } from '../../../src/model/tagging/removal.ts';

const READER_TAGS: readonly (readonly [string, string])[] = [
  ['man_made', 'surveillance'],
  ['surveillance:type', 'ALPR'],
];
/** What the reader's own keys are is the catalog's to say; these are some of each kind. */
const OWN = fc.subarray<readonly [string, string]>([
  ['surveillance', 'public'],
  ['surveillance:zone', 'traffic'],
  ['camera:type', 'fixed'],
  ['camera:mount', 'gantry'],
]);
const ELSE = fc.constantFrom<readonly [string, string]>(
  ['highway', 'toll_gantry'],
  ['highway', 'street_lamp'],
  ['amenity', 'fuel'],
  ['power', 'pole'],
);
const FOREIGN = fc.dictionary(
  fc.constantFrom(
    'name',
    'ref',
    'operator',
    'lamp_type',
    'note',
    'direction',
    'height',
    'start_date',
    'wikidata',
    'charge',
  ),
  fc.string({ minLength: 1 }),
);

test('taking a reader off what else stands there leaves every tag that is not the reader’s for certain', () => {
  fc.assert(
    fc.property(OWN, ELSE, FOREIGN, (own, other, foreign) => {
      const theirs = new Map([...Object.entries(foreign), other]);
      const removal = removalOf(READER, new Map([...READER_TAGS, ...own, ...theirs]), []);
      if (removal.kind !== 'untag') throw new Error('the node went');
      for (const [key, value] of theirs) {
        // Where it looks is the reader's, unless the other thing may face somewhere, too.
        if (key !== 'direction') expect([key, removal.tags.get(key)]).toEqual([key, value]);
      }
      for (const [key, value] of removal.tags) expect(theirs.get(key)).toBe(value);
    }),
  );
});
