import { describe, expect, it } from 'vitest';
import { lifecycleOf } from '../../../src/model/tagging/lifecycle.ts';

describe('the stage of life that a key tells of', () => {
  it.each([
    ['disused:man_made', 'disused', 'man_made'],
    ['removed:surveillance:type', 'removed', 'surveillance:type'],
  ])('%s is "%s" of %s', (text, stage, key) => {
    expect(lifecycleOf(text)).toEqual({ stage, key });
  });

  it.each(['man_made', 'surveillance:type', 'disused', 'was:', 'note:disused:x', 'disused:a\nb'])(
    '%s speaks of now',
    (text) => {
      expect(lifecycleOf(text)).toBeNull();
    },
  );
});
