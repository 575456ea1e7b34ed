import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../stub/app.ts';
import { settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';

let at: App;

beforeEach(() => {
  at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
});

describe('what is typed and no value yet', () => {
  test('is kept over a reload, and written nowhere', async () => {
    const { editor } = at.state;
    editor.start();
    editor.setTyped('place', '30, ');
    editor.placeHere();
    editor.setTyped('direction', 'ENE\nby the gate');
    editor.setTyped('key', 'heig');
    const reloaded = startApp({ drafts: at.drafts });
    await settled();
    reloaded.state.queue.resume();
    expect([...(reloaded.state.editor.draft.value?.typed ?? [])]).toEqual([
      ['place', '30, '],
      ['direction', 'ENE\nby the gate'],
      ['key', 'heig'],
    ]);
    expect([...editor.tags.value.values()].join()).not.toMatch(/gate|heig/);
  });

  test('is not passed over in silence', () => {
    const { editor } = at.state;
    editor.start();
    editor.placeHere();
    editor.setTyped('direction', '68\nby the gate');
    expect(editor.review()).toBe('direction');
    editor.setTyped('direction', 'ENE\n');
    editor.setTyped('value', '4');
    expect(editor.review()).toBe('newTag');
    editor.setTyped('value', null);
    expect(editor.review()).toBeNull();
  });

  test('gives way to what is touched later: the dial, a tag set by its key, the map', () => {
    const { editor } = at.state;
    editor.start();
    editor.setTyped('place', 'somewhere');
    editor.setPlace({ lat: 40.1, lon: -75 });
    editor.setTyped('direction', 'odd');
    editor.change({ note: 'x' });
    expect([...(editor.draft.value?.typed.keys() ?? [])]).toEqual(['direction']);
    editor.setTag('direction', '90');
    expect(editor.draft.value?.typed.size).toBe(0);
    editor.setTyped('direction', 'odd');
    editor.change({ directions: [] });
    expect(editor.draft.value?.typed.size).toBe(0);
  });
});

test('a place that is not on the map is never taken', () => {
  const { editor } = at.state;
  editor.start();
  const before = editor.draft.value?.place;
  editor.setPlace({ lat: 95, lon: 10 });
  editor.setPlace({ lat: 5, lon: 190 });
  expect(editor.draft.value?.place).toEqual(before);
});

test('a comment that says nothing is pointed out, and does not stop', () => {
  const { editor } = at.state;
  editor.start();
  editor.placeHere();
  editor.setComment(' ');
  expect(editor.problems.value.get('comment')).toBe('no-comment');
  expect(editor.review()).toBeNull();
});

test('a tag is told what is wrong with it where it stands, whoever wrote it', () => {
  const { editor } = at.state;
  editor.start();
  editor.placeHere();
  editor.setTag('ref', 'r'.repeat(256));
  editor.setTag('colour', ' ');
  expect([...editor.tagProblems.value]).toEqual([
    ['ref', 'too-long'],
    ['colour', 'empty'],
  ]);
});
