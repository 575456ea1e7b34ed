import { expect, test } from 'vitest';
import { findMaker } from '../../../src/catalog/lookup.ts';
import { MAKERS } from '../../../src/catalog/makers.ts';

test('a maker is found by its name and by every spelling, in any letter case', () => {
  for (const maker of MAKERS) {
    for (const name of [maker.name, ...maker.spellings]) {
      expect(findMaker(name)).toBe(maker);
      expect(findMaker(` ${name.toUpperCase()} `)).toBe(maker);
    }
  }
});

test('no spelling is of two makers', () => {
  const names = MAKERS.flatMap(({ name, spellings }) =>
    Array.from(new Set([name, ...spellings].map((one) => one.toLowerCase()))),
  );
  expect(new Set(names).size).toBe(names.length);
});

test.each(['Unknown', '', 'Flock of birds'])('"%s" is no maker', (name) => {
  expect(findMaker(name)).toBeUndefined();
});
