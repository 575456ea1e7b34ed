import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentFrom, hashtagsOf, templateOf, withHashtags } from '../../../src/features/presets/commentText.ts';
import { createKept } from '../../../src/features/presets/keptPresets.ts';
import type { Preset, PresetForm } from '../../../src/features/presets/preset.ts';
import { isSame, presetFormOf, readPreset } from '../../../src/features/presets/preset.ts';
import { hasPreset, linkWith, presetIn, withoutPreset } from '../../../src/features/presets/presetLink.ts';
import { EMPTY_FORM } from '../../../src/state/edit/draft.ts';
import type { ValueStorage } from '../../../src/state/storage.ts';

const FORM: PresetForm = {
  maker: { name: 'Flock Safety', wikidata: 'Q108485435' },
  operator: { name: 'Ville de “Québec” & Co; #1', type: 'government' },
  mount: 'pole',
  zone: 'traffic',
  surveillance: 'public',
};
const PRESET: Preset = { name: 'Flock, Québec', form: FORM };

function storageWith(full = false): ValueStorage {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => {
      kept.set(key, value);
      return !full;
    },
    remove: (key) => void kept.delete(key),
  };
}

test('a preset holds what readers have in common, and nothing of one alone', () => {
  const form = { ...EMPTY_FORM, ...FORM, ref: '7', note: 'mine', startDate: '2024', directions: [] };
  expect(presetFormOf(form)).toEqual(FORM);
});

test('it comes back from a link as it was, with nothing else of the address', () => {
  const link = linkWith('https://example.org/map/?x#map=12/1/2&node=5', JSON.stringify(PRESET));
  expect(link.startsWith('https://example.org/map/?x#preset=')).toBe(true);
  const rest = new URL(link).hash.slice(1);
  expect(hasPreset(rest)).toBe(true);
  expect(readPreset(presetIn(rest))).toEqual(PRESET);
  expect(withoutPreset(`maker=Flock&${rest}&embed`)).toBe('maker=Flock&embed');
  expect(hasPreset('presets=1&maker=preset=')).toBe(false);
});

describe('of a stranger’s link', () => {
  const read = (preset: unknown) => readPreset(JSON.stringify(preset));

  test.each([
    ['no text at all', null],
    ['something else', '[1]'],
    ['half of one', '{"name":"x"'],
    ['none without a maker or operator', JSON.stringify({ ...PRESET, form: { ...FORM, maker: null, operator: null } })],
    ['an empty name', JSON.stringify({ ...PRESET, name: ' ' })],
    [
      'a maker longer than OpenStreetMap takes',
      JSON.stringify({ ...PRESET, form: { ...FORM, maker: { name: 'x'.repeat(256) } } }),
    ],
    ['an id that is none', JSON.stringify({ ...PRESET, form: { ...FORM, maker: { name: 'x', wikidata: 'Q1;Q2' } } })],
  ])('%s is no preset', (_, said) => {
    expect(readPreset(said)).toBeNull();
  });

  test('only what the form offers is filled in, and no other tag comes with it', () => {
    const read1 = read({
      name: 'x',
      more: 1,
      form: { ...FORM, mount: 'nuke', note: 'evil', ref: '1', maker: { name: ' A ', evil: 'yes' } },
    });
    expect(read1).toEqual({ name: 'x', form: { ...FORM, mount: '', maker: { name: 'A' } } });
  });

  test('whatever is written there, it is read or refused', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const preset = readPreset(JSON.stringify(anything) ?? 'undefined');
        expect(preset === null || preset.name !== '').toBe(true);
      }),
    );
  });
});

test('what is kept under a name gives way to the same name, comes first, and is there with the next page', () => {
  const storage = storageWith();
  const kept = createKept(storage);
  kept.keep(PRESET);
  kept.keep({ ...PRESET, name: 'Other' });
  kept.keep({ name: PRESET.name, form: { ...FORM, mount: 'wall' } });
  kept.remember(FORM);
  kept.setHashtags('alpr');
  kept.keepComment('Add {maker}');
  const next = createKept(storage);
  expect(next.presets.value.map(({ name }) => name)).toEqual([PRESET.name, 'Other']);
  expect(next.presets.value[0]?.form.mount).toBe('wall');
  expect(next.last.value).toEqual(FORM);
  expect([next.hashtags.value, next.comments.value]).toEqual(['alpr', ['Add {maker}']]);
  next.forget('Other');
  next.forgetComment('Add {maker}');
  expect(createKept(storage).presets.value).toHaveLength(1);
  expect(createKept(storage).comments.value).toEqual([]);
});

test('a device that keeps nothing says so, and what was kept lasts as long as the page', () => {
  const kept = createKept(storageWith(true));
  kept.keep(PRESET);
  expect(kept.failed.value).toBe(true);
  expect(kept.presets.value).toEqual([PRESET]);
});

test('two are the same whatever the order in which their parts were written', () => {
  const turned = { ...FORM, maker: { wikidata: 'Q108485435', name: 'Flock Safety' } };
  expect(isSame(FORM, turned)).toBe(true);
  expect(isSame(FORM, { ...FORM, operator: null })).toBe(false);
  expect(isSame(FORM, { ...FORM, mount: 'wall' })).toBe(false);
});

test('hashtags are read however they are typed, and put in once', () => {
  expect(hashtagsOf(' alpr, #Austin;##dflock #alpr ')).toEqual(['#alpr', '#Austin', '#dflock']);
  expect(withHashtags('Add a reader #ALPR', 'alpr austin')).toBe('Add a reader #ALPR #austin');
  expect(withHashtags('Add a reader #alpr', 'ALPR')).toBe('Add a reader #alpr');
  expect(withHashtags('', 'alpr')).toBe('#alpr');
  expect(withHashtags('Add a reader', '')).toBe('Add a reader');
});

test('a kept comment says of the next reader what it said of this', () => {
  const template = templateOf('Add a Flock Safety reader of Example PD', { ...FORM, operator: { name: 'Example PD' } });
  expect(template).toBe('Add a {maker} reader of {operator}');
  expect(commentFrom(template, { maker: { name: '$& Axis' }, operator: { name: 'APD' } })).toBe(
    'Add a $& Axis reader of APD',
  );
  expect(commentFrom(template, { maker: null, operator: null })).toBe('Add a reader of');
});
