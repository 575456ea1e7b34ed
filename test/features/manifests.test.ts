import { describe, expect, test } from 'vitest';
import type { Feature } from '../../src/features/index.ts';
import * as list from '../../src/features/index.ts';
import { hasMessage } from '../../src/i18n/index.ts';
import { startApp } from '../stub/app.ts';

const features = Object.values<Feature>(list);

test('no two features have one name', () => {
  const names = features.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(features.map((feature): [string, Feature] => [feature.id, feature]))('%s', (_, feature) => {
  const { buttons = [], field, back, sections = [], offers = [], isList } = feature;

  test('has the words of its buttons before any of its code is loaded', () => {
    const labels = [
      ...buttons.flatMap(({ label, active }) => [label, active?.label ?? label]),
      ...(field === undefined ? [] : [field.label, field.leave]),
      ...(back === undefined ? [] : [back]),
    ];
    expect(labels.filter((label) => !hasMessage(label))).toEqual([]);
  });

  test('brings what its manifest promises, and nothing else is offered', async () => {
    const { state } = startApp({ features });
    const module = await feature.load();
    const parts = module.default(await state.contextOf(feature, () => Promise.resolve([])));
    const promised = [
      ...buttons.map(({ opens }) => opens),
      ...sections,
      ...(field === undefined ? [] : (['hits'] as const)),
      ...(isList === true ? (['panel'] as const) : []),
    ];
    expect(promised.filter((part) => parts[part] === undefined)).toEqual([]);
    expect(offers.filter((kind) => parts.offers?.[kind] === undefined)).toEqual([]);
    expect(Object.keys(parts.offers ?? {}).toSorted()).toEqual(offers.toSorted());
    state.close();
  });
});
