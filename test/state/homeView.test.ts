import { describe, expect, test } from 'vitest';
import { fit, homeView } from '../../src/state/homeView.ts';
import { startApp } from '../stub/app.ts';
import { viewAt } from '../stub/viewAt.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

describe('the first visit', () => {
  test('opens on the whole of the country, on any screen', () => {
    expect(homeView('America/Chicago', [], WIDE).position).toMatchObject({ zoom: 5 });
    expect(homeView('America/Chicago', [], PHONE).position).toMatchObject({ zoom: 3 });
    const { centre, zoom } = homeView('Europe/Berlin', ['en-US'], WIDE).position;
    expect([Math.round(centre.lat), Math.round(centre.lon), zoom]).toEqual([51, 10, 6]);
  });

  test('opens on the world where the country can’t be told', () => {
    expect(homeView('UTC', ['en'], WIDE).position).toEqual({ centre: { lat: 20, lon: 0 }, zoom: 3 });
  });

  test('a box over the antimeridian is looked at from its middle', () => {
    const { centre } = fit({ south: -20, west: 175, north: -10, east: 195 }, WIDE);
    expect(centre.lon).toBeCloseTo(-175);
  });

  test('a small country is seen with what is around it', () => {
    expect(fit({ south: 43.7, west: 7.4, north: 43.8, east: 7.5 }, WIDE).zoom).toBe(9);
  });
});

describe('where there is no snapshot, and so nothing to see of a country', () => {
  const home = homeView('Europe/Berlin', [], WIDE);
  const open = () => {
    const app = startApp({ env: { opening: home.position } });
    const { centre, zoom } = home.position;
    app.state.view.moved(viewAt(centre.lat, centre.lon, zoom));
    return app;
  };
  const turn = (): Promise<void> => Promise.resolve();

  test('the map goes on to its largest town', async () => {
    const app = open();
    home.follow(app.state);
    expect(app.state.view.wish.value).toMatchObject({ zoom: home.position.zoom });
    app.store().snapshot({ kind: 'none' });
    await turn();
    expect(app.state.view.wish.value).toMatchObject({ place: { lat: 52.5, lon: 13.4 }, zoom: 12 });
  });

  test('it stays where the person has moved it meanwhile', async () => {
    const app = open();
    home.follow(app.state);
    app.state.view.moved(viewAt(48, 11, 9));
    app.store().snapshot({ kind: 'none' });
    await turn();
    expect(app.state.view.wish.value).toMatchObject({ zoom: home.position.zoom });
  });

  test('it stays where there is one', async () => {
    const app = open();
    home.follow(app.state);
    app.store().snapshot({ kind: 'ready', base: 0, count: 1, details: 'absent' });
    await turn();
    expect(app.state.view.wish.value).toMatchObject({ zoom: home.position.zoom });
  });
});
