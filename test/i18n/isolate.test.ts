import { expect, test } from 'vitest';
import { isolated } from '../../src/i18n/isolate.ts';

test('what comes into a message keeps its own direction', () => {
  expect(isolated('review.as', 'باسم {name}')).toBe('باسم \u2068{name}\u2069');
  expect(isolated('place.near', 'قرب {town}، {distance}')).toBe('قرب \u2068{town}\u2069، \u2068{distance}\u2069');
});

test('counts stay as they are, and so do plural forms without one', () => {
  expect(isolated('form.left', { one: 'حرف واحد', other: '{count} حرف في {name}' })).toEqual({
    one: 'حرف واحد',
    other: '{count} حرف في \u2068{name}\u2069',
  });
});

test('nothing unseen gets into a comment or a file', () => {
  expect(isolated('comment.addMaker', 'إضافة ({maker})')).toBe('إضافة ({maker})');
  expect(isolated('export.file.view', 'جنوب {south}')).toBe('جنوب {south}');
});
