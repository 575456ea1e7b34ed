import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../stub/app.ts';
import { startApp } from '../stub/app.ts';
import { viewAt } from '../stub/viewAt.ts';
import { StubOsm } from '../stub/osm.ts';
import { toReview } from './edit/reviewing.ts';

const FEATURES = [{ id: 'history' }, { id: 'list', isList: true }] as const;
let at: App;
const shown = (): string | undefined => at.state.panel.shown.value?.id;

beforeEach(() => {
  at = startApp({ features: FEATURES });
  at.state.view.moved(viewAt(40, -75, 18));
});

describe('the panel', () => {
  test('shows nothing at first, then the reader that is selected', () => {
    expect(at.state.panel.shown.value).toBeNull();
    at.state.selection.select('node/1');
    expect(at.state.panel.shown.value).toEqual({ id: 'reader', subject: 'node/1' });
  });

  test('shows a list in place of the reader, and it is there again when another reader closes', () => {
    at.state.selection.select('node/1');
    at.state.panel.open('list');
    expect(at.state.selection.key.value).toBeNull();
    expect(shown()).toBe('list');
    at.state.selection.select('node/2');
    expect(shown()).toBe('reader');
    at.state.panel.close();
    expect(shown()).toBe('list');
    at.state.panel.close();
    expect(shown()).toBeUndefined();
  });

  test('shows any other panel over its reader, until another reader is asked for', () => {
    at.state.selection.select('node/1');
    at.state.panel.open('history', 'node/1');
    expect(at.state.panel.shown.value).toEqual({ id: 'history', subject: 'node/1' });
    at.state.panel.close();
    expect(shown()).toBe('reader');
    at.state.panel.open('history', 'node/1');
    at.state.selection.select('node/2');
    expect(shown()).toBe('reader');
    at.state.panel.close();
    expect(shown()).toBeUndefined();
  });

  test('belongs to the editor as long as something is added; what was open before is there again', () => {
    at.state.panel.open('changes');
    at.state.editor.start();
    expect(shown()).toBe('placing');
    at.state.editor.placeHere();
    expect(shown()).toBe('form');
    at.state.panel.close('list');
    expect(shown()).toBe('form');
    at.state.panel.close();
    expect(shown()).toBe('changes');
  });

  test('shows what is opened in place of a form, whose draft is kept', () => {
    at.state.editor.start();
    at.state.editor.placeHere();
    at.state.panel.open('changes');
    expect(shown()).toBe('changes');
    expect(at.state.editor.draft.value).toBeNull();
    at.state.panel.close();
    expect(shown()).toBeUndefined();
  });

  test('shows a reader that is asked for in place of what was saved', async () => {
    at.writing.upload = new StubOsm().upload;
    await toReview(at);
    await at.state.editor.upload();
    expect(shown()).toBe('saved');
    at.state.selection.select('node/7');
    expect(at.state.panel.shown.value).toEqual({ id: 'reader', subject: 'node/7' });
  });

  test('opens the list of whichever feature has one', () => {
    expect(at.state.panel.openList()).toBe(true);
    expect(shown()).toBe('list');
    const without = startApp({ features: [{ id: 'history' }] });
    expect(without.state.panel.openList()).toBe(false);
    expect(without.state.panel.shown.value).toBeNull();
  });
});

test('a dialog is open by itself', () => {
  at.state.panel.openDialog('about');
  expect(at.state.panel.dialog.value).toBe('about');
  expect(shown()).toBeUndefined();
  at.state.panel.closeDialog();
  expect(at.state.panel.dialog.value).toBeNull();
});
