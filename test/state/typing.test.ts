import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../stub/app.ts';
import { settled, viewAt, startApp } from '../stub/app.ts';

let at: App;

beforeEach(() => {
  at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
});

describe('what is typed and no value yet', () => {
  test('is kept over a reload, and written nowhere', async () => {
    const { adding } = at.state;
    adding.start();
    adding.setTyped('place', '30, ');
    adding.placeHere();
    adding.setTyped('direction', 'ENE\nby the gate');
    adding.setTyped('key', 'heig');
    const reloaded = startApp({ drafts: at.drafts });
    await settled();
    reloaded.state.adding.resume();
    expect([...(reloaded.state.adding.draft.value?.typed ?? [])]).toEqual([
      ['place', '30, '],
      ['direction', 'ENE\nby the gate'],
      ['key', 'heig'],
    ]);
    expect([...adding.tags.value.values()].join()).not.toMatch(/gate|heig/);
  });

  test('is not passed over in silence', () => {
    const { adding } = at.state;
    adding.start();
    adding.placeHere();
    adding.setTyped('direction', '68\nby the gate');
    expect(adding.review()).toBe('direction');
    adding.setTyped('direction', 'ENE\n');
    adding.setTyped('value', '4');
    expect(adding.review()).toBe('newTag');
    adding.setTyped('value', null);
    expect(adding.review()).toBeNull();
  });

  test('gives way to what is touched later: the dial, a tag set by its key, the map', () => {
    const { adding } = at.state;
    adding.start();
    adding.setTyped('place', 'somewhere');
    adding.setPlace({ lat: 40.1, lon: -75 });
    adding.setTyped('direction', 'odd');
    adding.change({ note: 'x' });
    expect([...(adding.draft.value?.typed.keys() ?? [])]).toEqual(['direction']);
    adding.setTag('direction', '90');
    expect(adding.draft.value?.typed.size).toBe(0);
    adding.setTyped('direction', 'odd');
    adding.change({ directions: [] });
    expect(adding.draft.value?.typed.size).toBe(0);
  });
});

test('a place that is not on the map is never taken', () => {
  const { adding } = at.state;
  adding.start();
  const before = adding.draft.value?.place;
  adding.setPlace({ lat: 95, lon: 10 });
  adding.setPlace({ lat: 5, lon: 190 });
  expect(adding.draft.value?.place).toEqual(before);
});

test('a comment that says nothing is pointed out, and does not stop', () => {
  const { adding } = at.state;
  adding.start();
  adding.placeHere();
  adding.setComment(' ');
  expect(adding.problems.value.get('comment')).toBe('no-comment');
  expect(adding.review()).toBeNull();
});

test('a tag is told what is wrong with it where it stands, whoever wrote it', () => {
  const { adding } = at.state;
  adding.start();
  adding.placeHere();
  adding.setTag('ref', 'r'.repeat(256));
  adding.setTag('colour', ' ');
  expect([...adding.tagProblems.value]).toEqual([
    ['ref', 'too-long'],
    ['colour', 'empty'],
  ]);
});
