import { describe, expect, it } from 'vitest';
import { READER } from '../../../src/catalog/devices.ts';
import { isAlpr } from '../../../src/catalog/lookup.ts';
import { lifecycleOf, stageKeys, stageOf } from '../../../src/model/tagging/lifecycle.ts';

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

describe('a reader that is gone, or to come', () => {
  const ALPR = { 'surveillance:type': 'ALPR' };
  const stage = (tags: Readonly<Record<string, string>>): unknown => stageOf(READER, new Map(Object.entries(tags)));

  it.each(
    'proposed planned construction disused abandoned ruins demolished destroyed razed removed was historic'.split(' '),
  )('is none at work: %s:man_made=surveillance', (prefix) => {
    const tags = { ...ALPR, [`${prefix}:man_made`]: 'surveillance' };
    expect(stage(tags)).toBe(prefix);
    expect(isAlpr(new Map(Object.entries(tags)))).toBe(false);
    expect(stageKeys(READER)).toContain(`${prefix}:man_made`);
  });

  it.each(['disused', 'abandoned', 'removed', 'demolished', 'razed', 'destroyed', 'was', 'proposed', 'planned'])(
    'is none at work: %s=yes',
    (flag) => {
      expect(stage({ man_made: 'surveillance', ...ALPR, [flag]: 'yes' })).toBe(flag);
      expect(stage({ man_made: 'surveillance', ...ALPR, [flag]: 'no' })).toBeNull();
      expect(stageKeys(READER)).toContain(flag);
    },
  );

  it('is told in whatever letter case', () => {
    expect(stage({ ...ALPR, 'disused:man_made': 'Surveillance' })).toBe('disused');
    expect(stage({ ...ALPR, disused: 'No' })).toBeNull();
  });

  it('is told by its type, too', () => {
    expect(stage({ man_made: 'surveillance', 'surveillance:ALPR': 'yes', 'removed:surveillance:type': 'ALPR' })).toBe(
      'removed',
    );
  });

  it.each([
    { man_made: 'surveillance', ...ALPR },
    // What something else on the node was, and what the reader was called or run by, say nothing of the reader.
    { man_made: 'surveillance', ...ALPR, 'disused:amenity': 'fuel', 'was:operator': 'City', 'removed:ref': '1' },
    { man_made: 'surveillance', ...ALPR, 'was:man_made': 'mast', 'disused:surveillance:type': 'camera' },
    { man_made: 'surveillance', ...ALPR, 'disused:man_made': 'surveillance' },
    { man_made: 'surveillance', ...ALPR, historic: 'yes', note: 'disused' },
  ])('is at work: %o', (tags) => {
    expect(stage(tags)).toBeNull();
    expect(isAlpr(new Map(Object.entries(tags)))).toBe(true);
  });
});
