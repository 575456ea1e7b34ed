/** The snapshot’s overview as it is asked for and drawn. */
import { describe, expect, it } from 'vitest';
import type { StoreView } from '../../src/store/cameraStore.ts';
import type { Scene } from '../../src/store/scene/scene.ts';
import { Failure } from '../../src/model/failure.ts';
import { latOf, lonOf } from '../../src/model/place.ts';
import {
  done,
  dotsAt,
  MADE,
  overviewOf,
  pictureOf,
  READY,
  stage,
  street,
  TOO_WIDE,
  wide,
  wider,
} from './previewStage.ts';
import { sceneFor } from './scenes.ts';

const uncounted = { kind: 'preview', counted: false };

describe('the overview', () => {
  it('is drawn at its zooms, dated, without a count', async () => {
    const { preview, drawn, said, answer } = stage();
    preview.setView(wide);
    await answer(overviewOf());
    expect(drawn()).toBe(4);
    expect(said()).toEqual({ phase: uncounted, inView: 0, base: MADE, source: 'snapshot' });
    preview.setView(wider);
    expect(drawn()).toBe(6);
  });

  it('is drawn once for all that is drawn around a view', async () => {
    const { preview, scenes, answer } = stage();
    preview.setView(wide);
    await answer(overviewOf());
    preview.setView({ ...wide, box: { ...wide.box, west: -150, east: -80 } });
    expect(scenes).toHaveLength(1);
    preview.setView({ ...wide, box: { ...wide.box, west: -190, east: -120 } });
    expect(scenes).toHaveLength(2);
  });

  it('is drawn for the zoom that is nearest to a view between two', async () => {
    const zooms: number[] = [];
    const { preview, scenes, answer } = stage();
    preview.setView({ ...wide, zoom: 4.4 });
    await answer(
      overviewOf({
        dots(zoom) {
          zooms.push(zoom);
          return dotsAt({ lat: 40, lon: -100 });
        },
      }),
    );
    expect(zooms).toEqual([4]);
    expect(scenes.at(-1)?.zoom).toBe(4.4);
  });

  it('is asked for once, and only for a wide view', async () => {
    const { preview, asked, answer } = stage();
    expect(asked()).toBe(0);
    preview.setView(street);
    preview.setView({ ...street, zoom: 10 });
    expect(asked()).toBe(0);
    preview.setView({ ...wide, zoom: 9 });
    preview.setView(wider);
    expect(asked()).toBe(1);
    await answer(null);
    preview.setView(wide);
    expect(asked()).toBe(1);
  });

  it('is asked for before there is a view, where the map is known to open wide', () => {
    expect(stage({ zoom: 4 }).asked()).toBe(1);
    expect(stage({ zoom: 9 }).asked()).toBe(1);
    expect(stage({ zoom: 10 }).asked()).toBe(0);
    expect(stage({ zoom: null }).asked()).toBe(0);
    // A picture of that zoom may do.
    expect(stage({ zoom: 4, picture: pictureOf(wide, 3) }).asked()).toBe(0);
    expect(stage({ zoom: 3, picture: pictureOf(wide, 3) }).asked()).toBe(1);
  });

  it('is asked for where a picture of that zoom does not do', () => {
    const { preview, asked } = stage({ zoom: 4, picture: pictureOf(wide, 3) });
    preview.setView({ ...wide, box: { ...wide.box, south: -60, north: -10 } });
    expect(asked()).toBe(1);
  });

  it('is not asked for any more once the store has its cameras', () => {
    const { preview, asked } = stage();
    preview.setView(street);
    preview.snapshot(READY);
    preview.scene(sceneFor(street, 1));
    preview.status(done(1));
    preview.setView(wide);
    expect(asked()).toBe(0);
  });

  it('that comes after the store has its cameras is not drawn', async () => {
    const { preview, scenes, answer } = stage();
    preview.setView(wide);
    preview.scene(sceneFor(wide, 12));
    preview.snapshot(READY);
    preview.status(done(12, 'snapshot'));
    await answer(overviewOf());
    expect(scenes).toHaveLength(1);
  });

  it('is drawn over the little that the store has of a wide view', async () => {
    const { preview, drawn, said, answer } = stage();
    preview.setView(wide);
    preview.scene(sceneFor(wide, 1));
    preview.status(TOO_WIDE);
    expect(said()).toEqual(TOO_WIDE);
    await answer(overviewOf());
    expect(drawn()).toBe(4);
    expect(said()).toMatchObject({ phase: uncounted });
  });

  it('is drawn for who zooms out from what has been read close up, as long as the snapshot is not in', async () => {
    const { preview, drawn, answer } = stage();
    preview.setView(street);
    preview.scene(sceneFor(street, 1));
    preview.status(done(1));
    preview.setView(wide);
    await answer(overviewOf());
    expect(drawn()).toBe(4);
    preview.setView(street);
    preview.scene(sceneFor(street, 1));
    preview.status(done(1));
    expect(drawn()).toBe(1);
  });

  it('is drawn nowhere beyond its region', async () => {
    const region = { south: 15, west: -140, north: 60, east: -50 };
    const { preview, drawn, said, answer } = stage();
    preview.status(TOO_WIDE);
    preview.setView(wider);
    await answer(overviewOf({ region }));
    expect(drawn()).toBeNull();
    preview.setView(wide);
    expect(drawn()).toBe(4);
    preview.setView(wider);
    expect(said()).toEqual(TOO_WIDE);
  });

  it('is not there for a zoom that it lacks', async () => {
    const { preview, drawn, said, answer } = stage();
    preview.setView(wide);
    await answer(overviewOf());
    preview.status(TOO_WIDE);
    preview.setView({ ...wide, zoom: 7 });
    // What was drawn stays for the moment, but nothing is said of it.
    expect(drawn()).toBe(4);
    expect(said()).toEqual(TOO_WIDE);
    preview.setView(wide);
    expect(said()).toMatchObject({ phase: uncounted });
  });

  it('that does not arrive, or is not there, leaves all as without one', async () => {
    for (const end of ['refuse', 'none'] as const) {
      const test = stage();
      test.preview.setView(wide);
      await (end === 'refuse' ? test.refuse() : test.answer(null));
      test.preview.setView(wider);
      const own = sceneFor(wider, 2);
      test.preview.scene(own);
      test.preview.status(TOO_WIDE);
      expect(test.scenes).toEqual([own]);
      expect(test.statuses).toEqual([TOO_WIDE]);
    }
  });

  it('that turns out to make no sense leaves all as without one, whenever that is seen', async () => {
    let looked = 0;
    const broken = overviewOf({
      dots(zoom) {
        looked += 1;
        if (zoom === 3) throw new Failure('bad-response', {});
        return dotsAt({ lat: 40, lon: -100 });
      },
    });
    const first = stage();
    first.preview.setView(wider);
    // A rejection that nobody takes ends the test run.
    await first.answer(broken);
    expect(first.scenes).toEqual([]);
    const later = stage();
    later.preview.setView(wide);
    await later.answer(broken);
    expect(later.drawn()).toBe(2);
    later.preview.setView(wider);
    later.preview.scene(sceneFor(wider, 0));
    later.preview.status(TOO_WIDE);
    expect(later.said()).toEqual(TOO_WIDE);
    const before = looked;
    later.preview.setView({ ...wide, zoom: 5 });
    expect(looked).toBe(before);
  });

  it('is not had where there is no snapshot', () => {
    const { preview, scenes } = stage({ ask: null, zoom: 4 });
    preview.setView(wide);
    expect(scenes).toEqual([]);
  });
});

describe('what is drawn of an overview', () => {
  const drawnOf = async (view: StoreView, ...places: Parameters<typeof dotsAt>): Promise<Scene> => {
    const test = stage();
    test.preview.setView(view);
    await test.answer(overviewOf({ dots: () => dotsAt(...places) }));
    const scene = test.scenes.at(-1);
    if (scene === undefined) throw new Error('Nothing was drawn.');
    return scene;
  };

  it('is all of the view and half a view around it, and nothing farther', async () => {
    const scene = await drawnOf(
      wide,
      { lat: 40, lon: -100, count: 7 },
      { lat: 40, lon: -164.9, count: 3 },
      { lat: 40, lon: -165.1 },
      { lat: 3, lon: -100, count: 5 },
      { lat: 2, lon: -100 },
      { lat: 73, lon: -100 },
    );
    expect([...scene.marks.count]).toEqual([7, 3, 5]);
    expect([...scene.marks.flags]).toEqual([0, 1, 3]);
    expect(scene.marks.length).toBe(3);
    expect(scene.box).toEqual({ south: 2.5, west: -165, north: 72.5, east: -25 });
    expect(scene.zoom).toBe(4);
    expect(scene.sectors.length).toBe(0);
  });

  it('stands on both sides of the antimeridian, where the view shows both', async () => {
    const scene = await drawnOf(
      { box: { south: -50, west: 160, north: 0, east: 200 }, zoom: 4 },
      { lat: -17, lon: 178 },
      { lat: -17, lon: -178 },
      { lat: -17, lon: -139 },
    );
    expect(Array.from(scene.marks.x, (x) => Math.round(lonOf(x)))).toEqual([178, 182]);
    const west = await drawnOf(
      { box: { south: -50, west: -200, north: 0, east: -160 }, zoom: 4 },
      { lat: -17, lon: 178 },
      { lat: -17, lon: -178 },
    );
    expect(Array.from(west.marks.x, (x) => Math.round(lonOf(x)))).toEqual([-182, -178]);
  });

  it('stands on every copy of the world that the view shows', async () => {
    const scene = await drawnOf({ box: { south: -80, west: -300, north: 80, east: 300 }, zoom: 3 }, { lat: 0, lon: 0 });
    expect(Array.from(scene.marks.x, (x) => Math.round(lonOf(x)))).toEqual([-360, 0, 360]);
  });

  it('shows its surroundings by a click: enough to be zoomed in to, around the mark', async () => {
    const { marks } = await drawnOf(wide, { lat: 40, lon: -100, count: 7 }, { lat: 50, lon: -90, count: 1 });
    const pixel = 360 / (256 * 2 ** 4);
    for (const i of [0, 1]) {
      const [west = 0, south = 0, east = 0, north = 0] = marks.bounds.subarray(4 * i, 4 * i + 4);
      expect((west + east) / 2).toBeCloseTo(lonOf(marks.x[i] ?? 0), 6);
      expect(south).toBeLessThan(latOf(marks.y[i] ?? 0));
      expect(north).toBeGreaterThan(latOf(marks.y[i] ?? 0));
      // On a screen of 320 px, of which 224 are free, that is one zoom closer; on a large one, two.
      expect((east - west) / pixel).toBeLessThanOrEqual(224 / 2);
      expect((east - west) / pixel).toBeGreaterThan(704 / 8);
    }
  });
});
