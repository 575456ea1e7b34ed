import { afterEach, expect, test } from 'vitest';
import { formatSpeed } from '../../../src/features/ahead/formatSpeed.ts';
import { current } from '../../../src/i18n/speech.ts';

afterEach(() => {
  current.value = { language: 'en', locale: 'en' };
});

test('a speed comes in the units of the distances, whatever the language', () => {
  expect(formatSpeed(10, 'metric')).toBe('36 km/h');
  expect(formatSpeed(10, 'imperial')).toBe('22 mph');
  // Who reads Arabic in the US has feet, and so miles.
  current.value = { language: 'ar', locale: 'ar-US' };
  expect(formatSpeed(10, 'auto')).toBe(formatSpeed(10, 'imperial'));
  expect(formatSpeed(10, 'auto')).not.toBe(formatSpeed(10, 'metric'));
});
