import { expect, test } from 'vitest';
import { hasArea } from './subjects.ts';

test.each(['store: declare each column once', 'map, ui: take the words from the feature', 'features/areas: draw them'])(
  '"%s" begins with an area',
  (subject) => {
    expect(hasArea(subject)).toBe(true);
  },
);

test.each(['Declare each column once', 'store declare', 'Store: declare', 'store:', ': declare', 'store:declare'])(
  '"%s" does not',
  (subject) => {
    expect(hasArea(subject)).toBe(false);
  },
);
