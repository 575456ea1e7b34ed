import { expect, test } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import { planChangesets } from '../../../src/state/edit/planChangesets.ts';
import { camera } from '../../stub/app.ts';

function at(id: string, lat: number, lon = -75, rest: Partial<Draft> = {}): Draft {
  return newDraft({ id, server: 's', place: { lat, lon }, changedAt: 0, comment: 'Add', ...rest });
}

function plan(drafts: readonly Draft[]): readonly (readonly string[])[] {
  return planChangesets(drafts, ({ comment }) => comment ?? '').map((group) => group.map(({ id }) => id));
}

test('changes of one purpose that lie near each other share a changeset', () => {
  expect(plan([at('a', 40), at('b', 41), at('c', 40, -76)])).toEqual([['a', 'b', 'c']]);
});

test('another purpose is another changeset', () => {
  expect(plan([at('a', 40), at('b', 40.1, -75, { comment: 'Remove' }), at('c', 40.2)])).toEqual([['a', 'c'], ['b']]);
});

test('what lies too far apart goes into different changesets', () => {
  expect(plan([at('a', 40), at('b', 42, -76.5), at('c', 40.5)])).toEqual([['a', 'c'], ['b']]);
});

test('the place that a camera was moved from counts as well', () => {
  const moved = at('b', 40.1, -75, { base: camera(5, 44, -75) });
  expect(plan([at('a', 40), moved])).toEqual([['a'], ['b']]);
});

test('at most fifty changes share one', () => {
  const many = Array.from({ length: 60 }, (_, index) => at(`d${index}`, 40 + index / 1000));
  expect(plan(many).map(({ length }) => length)).toEqual([50, 10]);
});

test('additions that could be mistaken for each other are kept apart', () => {
  expect(plan([at('a', 40), at('b', 40.000_05), at('c', 40.01)])).toEqual([['a', 'c'], ['b']]);
});
