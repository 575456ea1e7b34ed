import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../src/store/query/filter.ts';
import { startApp } from '../stub/app.ts';
import { viewAt } from '../stub/viewAt.ts';

describe('the filter', () => {
  test('is changed by parts, told to the store, and outlives a change of the server', () => {
    const at = startApp();
    at.state.data.setFilter({ direction: 'missing' });
    at.state.data.setFilter({ localEdits: true });
    const wanted = { ...NO_FILTER, direction: 'missing', localEdits: true };
    expect(at.state.data.filter.value).toEqual(wanted);
    expect(at.stores[0]?.filters.at(-1)).toEqual(wanted);
    at.state.server.choose('live');
    expect(at.stores[1]?.filters).toEqual([wanted]);
    at.state.data.setFilter(NO_FILTER);
    expect(at.stores[1]?.filters.at(-1)).toEqual(NO_FILTER);
  });

  test('has no choices before there is a view, and says where the store is broken', async () => {
    const at = startApp();
    expect(await at.state.data.choices()).toMatchObject({ total: 0, complete: false });
    at.state.view.moved(viewAt(40, -75, 12));
    expect(await at.state.data.choices()).toBeNull();
  });
});

describe('the way of drawing', () => {
  test('is kept on this device', () => {
    const at = startApp();
    expect(at.state.data.drawing.value).toBe('clusters');
    at.state.data.setDrawing('density');
    const again = startApp({ local: at.local, features: [{ id: 'density', drawing: 'density' }] });
    expect(again.state.data.drawing.value).toBe('density');
    expect(again.stores[0]?.drawings).toEqual(['density']);
  });
});
