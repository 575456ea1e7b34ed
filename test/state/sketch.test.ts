import { beforeEach, describe, expect, test } from 'vitest';
import type { FeatureContext } from '../../src/state/featureContext.ts';
import type { Sketch } from '../../src/state/sketch.ts';
import type { App } from '../stub/app.ts';
import { startApp } from '../stub/app.ts';
import { viewAt } from '../stub/viewAt.ts';

let app: App;
let ctx: FeatureContext;

beforeEach(async () => {
  app = startApp({ features: [{ id: 'route' }] });
  app.state.view.moved(viewAt(40, -75, 16));
  ctx = await app.state.contextOf({ id: 'route' }, () => Promise.resolve([]));
  app.state.panel.open('route');
});

function drawn(): Sketch {
  const sketch = app.state.sketch.peek();
  if (sketch === null) throw new Error('Nothing is being drawn.');
  return sketch;
}
const shown = (): string | undefined => app.state.panel.shown.value?.id;
const corners = (): readonly (readonly number[])[] => drawn().corners.value.map(({ lat, lon }) => [lat, lon]);

describe('what is drawn by hand', () => {
  test('is handed to who asked, whose panel is back', async () => {
    const answer = ctx.draw('line');
    expect(shown()).toBe('sketch');
    drawn().add({ lat: 1, lon: 2 });
    drawn().finish();
    expect(drawn().isWhole.value).toBe(false);
    drawn().add({ lat: 1, lon: 3 });
    drawn().add({ lat: 1, lon: 3.000_000_01 });
    drawn().finish();
    await expect(answer).resolves.toEqual([
      { lat: 1, lon: 2 },
      { lat: 1, lon: 3 },
    ]);
    expect(shown()).toBe('route');
    expect(app.state.overlays.all.value.has('sketch')).toBe(false);
  });

  test('an area needs three corners', async () => {
    const answer = ctx.draw('area', [
      { lat: 0, lon: 0 },
      { lat: 0, lon: 1 },
    ]);
    drawn().finish();
    drawn().add({ lat: 1, lon: 1 });
    drawn().finish();
    await expect(answer).resolves.toHaveLength(3);
  });

  test('every change is taken back by itself, a drag in one', () => {
    void ctx.draw('line');
    drawn().add({ lat: 0, lon: 0 });
    drawn().add({ lat: 0, lon: 2 });
    drawn().add({ lat: 1, lon: 1 }, 1);
    drawn().hold();
    for (const lat of [2, 3, 4]) drawn().move(1, { lat, lon: 1 });
    expect(corners()).toEqual([
      [0, 0],
      [4, 1],
      [0, 2],
    ]);
    drawn().undo();
    expect(corners()[1]).toEqual([1, 1]);
    drawn().remove(0);
    expect(corners()).toHaveLength(2);
    drawn().undo();
    drawn().undo();
    expect(corners()).toEqual([
      [0, 0],
      [0, 2],
    ]);
    drawn().undo();
    drawn().undo();
    drawn().undo();
    expect(corners()).toEqual([]);
    expect(drawn().canUndo.value).toBe(false);
  });

  test('goes the short way over the antimeridian', () => {
    void ctx.draw('line');
    drawn().add({ lat: 0, lon: 179 });
    drawn().add({ lat: 0, lon: 181 });
    expect(corners()[1]).toEqual([0, -179]);
    expect(app.state.overlays.all.value.get('sketch')?.lines?.[0]?.places.map(({ lon }) => lon)).toEqual([179, 181]);
  });

  test('closing its panel leads back to who asked', async () => {
    const answer = ctx.draw('line');
    app.state.panel.close();
    await expect(answer).resolves.toBeNull();
    expect(shown()).toBe('route');
  });

  test('what lay beneath is there again', async () => {
    app.state.panel.close();
    app.state.selection.select('node/1');
    app.state.panel.open('route', 'node/1');
    const answer = ctx.draw('line');
    drawn().cancel();
    await answer;
    expect(app.state.panel.shown.value).toEqual({ id: 'route', subject: 'node/1' });
    app.state.panel.close();
    expect(shown()).toBe('reader');
  });

  test.each([
    ['closing its panel', () => app.state.panel.close()],
    ['another panel', () => app.state.panel.open('changes')],
    ['a reader', () => app.state.selection.select('node/1')],
    ['adding a reader', () => app.state.editor.start()],
    ['another drawing', () => void ctx.draw('area')],
  ])('is thrown away by %s', async (_, begin) => {
    const answer = ctx.draw('line');
    drawn().add({ lat: 0, lon: 0 });
    begin();
    await expect(answer).resolves.toBeNull();
  });
});
