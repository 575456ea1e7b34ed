/** What is drawn before the store has its cameras: the last scene of the visit before, and how it comes to be kept. */
import { describe, expect, it } from 'vitest';
import { parsePicture } from '../../../src/store/preview/picture.ts';
import {
  BASE,
  beside,
  done,
  elsewhere,
  failed,
  OF,
  overviewOf,
  pictureOf,
  READING,
  TOO_WIDE,
  stage,
  street,
  wide,
  wider,
} from '../previewStage.ts';
import { sceneFor } from '../scenes.ts';

const counted = { kind: 'preview', counted: true };
const uncounted = { kind: 'preview', counted: false };

describe('the picture of the visit before', () => {
  it('is drawn at once, with its count and its date', () => {
    const { preview, drawn, said } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    expect(drawn()).toBe(5);
    expect(said()).toEqual({ phase: counted, inView: 5, base: BASE, source: 'live' });
  });

  it('is drawn at wide zooms, too, and then the overview is not asked for', () => {
    const { preview, drawn, asked } = stage({ picture: pictureOf(wide, 9), zoom: 4 });
    preview.setView(wide);
    expect(drawn()).toBe(9);
    expect(asked()).toBe(0);
  });

  it('is preferred to the overview', async () => {
    const { preview, drawn, answer } = stage({ picture: pictureOf(wide, 9) });
    preview.setView(wider);
    await answer(overviewOf());
    preview.setView(wide);
    expect(drawn()).toBe(9);
  });

  it('is drawn for no other zoom, and for no view that it does not cover', () => {
    const { preview, scenes, statuses } = stage({ picture: pictureOf(street, 5) });
    preview.setView({ ...street, zoom: 12 });
    preview.setView({ ...street, zoom: 13.01 });
    preview.setView(elsewhere);
    preview.setView({ ...street, box: { ...street.box, north: 33.9 } });
    expect(scenes).toEqual([]);
    expect(statuses).toEqual([]);
  });

  it('is not drawn over another server’s cameras, nor where it is damaged', () => {
    for (const picture of [
      pictureOf(street, 5, 'https://example.org/ '),
      pictureOf(street, 5).slice(0, -9),
      '',
      '{}',
    ]) {
      const { preview, scenes } = stage({ picture });
      preview.setView(street);
      expect(scenes).toEqual([]);
    }
  });

  it('tells no count of a view that it was not counted in, only its date', () => {
    const { preview, said, scenes } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.setView(beside);
    expect(said()).toEqual({ phase: uncounted, inView: 0, base: BASE, source: 'live' });
    preview.status(READING);
    expect(said()).toEqual({ phase: READING.phase, inView: 0, base: BASE, source: 'live' });
    preview.setView(street);
    expect(said()).toMatchObject({ inView: 5 });
    // It is drawn once.
    expect(scenes).toHaveLength(1);
  });

  it('has a count for a view that an address has rounded', () => {
    const { preview, said } = stage({ picture: pictureOf(street, 5) });
    const { south, west, north, east } = street.box;
    preview.setView({
      ...street,
      box: { south: south + 2e-5, west: west - 2e-5, north: north + 2e-5, east: east - 2e-5 },
    });
    expect(said()).toMatchObject({ phase: counted, inView: 5 });
    preview.setView({ ...street, box: { south: south + 2e-3, west, north: north + 2e-3, east } });
    expect(said()).toMatchObject({ phase: uncounted, inView: 0 });
    // A smaller window, and a larger one.
    preview.setView({
      ...street,
      box: { south: south + 0.01, west: west + 0.01, north: north - 0.01, east: east - 0.01 },
    });
    expect(said()).toMatchObject({ phase: uncounted, inView: 0 });
    preview.setView({
      ...street,
      box: { south: south - 0.01, west: west - 0.01, north: north + 0.01, east: east + 0.01 },
    });
    expect(said()).toMatchObject({ phase: uncounted, inView: 0 });
  });

  it('tells how the store fares, with its own count and date', () => {
    const { preview, said, drawn } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.scene(sceneFor(street, 0));
    preview.status(READING);
    expect(said()).toEqual({ phase: READING.phase, inView: 5, base: BASE, source: 'live' });
    expect(drawn()).toBe(5);
  });
});

describe('an end that is asked for', () => {
  it('shows what the store said last', () => {
    const { preview, drawn, said } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.scene(sceneFor(street, 1));
    preview.status(READING);
    preview.end();
    expect(drawn()).toBe(1);
    expect(said()).toEqual(READING);
  });

  it('is for good, at every zoom', async () => {
    const { preview, scenes, answer, asked } = stage({ picture: pictureOf(street, 5), zoom: 4 });
    preview.end();
    preview.setView(street);
    preview.setView(wide);
    await answer(overviewOf());
    expect(asked()).toBe(1);
    expect(scenes).toEqual([]);
    preview.scene(sceneFor(wide, 0));
    expect(scenes).toHaveLength(1);
  });

  it('leaves what is drawn where the store has said nothing yet', () => {
    const { preview, scenes, statuses, drawn } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.end();
    expect(scenes).toHaveLength(1);
    expect(statuses).toHaveLength(1);
    preview.scene(sceneFor(street, 0));
    expect(drawn()).toBe(0);
  });
});

describe('for the next visit', () => {
  const ended = (status = done(5)): ReturnType<typeof stage> => {
    const test = stage();
    test.preview.setView(street);
    test.preview.scene(sceneFor(street, 5));
    test.preview.status(status);
    return test;
  };

  it('what is complete and dated is kept', () => {
    const { preview, kept } = ended();
    preview.remember();
    expect(parsePicture(kept[0] ?? '', OF)).toMatchObject({
      base: BASE,
      source: 'live',
      box: street.box,
      scene: { inView: 5, zoom: 13 },
    });
  });

  it('what is kept was counted in the view, not where the scene was made', () => {
    const { preview, kept } = ended();
    preview.setView(beside);
    preview.status(done(3));
    preview.remember();
    expect(parsePicture(kept[0] ?? '', OF)).toMatchObject({
      box: beside.box,
      scene: { inView: 3, box: sceneFor(street, 5).box },
    });
    const next = stage({ picture: kept[0] ?? null });
    next.preview.setView(beside);
    expect(next.said()).toMatchObject({ phase: counted, inView: 3 });
  });

  for (const [what, status] of [
    ['still being read', { ...READING, base: BASE }],
    ['incomplete', { ...failed(5), base: BASE }],
    ['too wide', { ...TOO_WIDE, base: BASE }],
    ['not dated', { ...done(5), base: null }],
    ['filtered', { ...done(5), unfiltered: 7 }],
  ] as const) {
    it(`what is ${what} is not kept`, () => {
      const { preview, kept } = ended(status);
      preview.remember();
      expect(kept).toEqual([]);
    });
  }

  it('nothing is kept of another view, of density, of a preview, or before anything is known', () => {
    const moved = ended();
    moved.preview.setView(elsewhere);
    moved.preview.remember();
    const dots = ended();
    const pixels = new Uint8ClampedArray(new ArrayBuffer(4));
    const density = { x: 0, y: 0, pixel: 1, width: 1, height: 1, pixels, count: 9 };
    dots.preview.scene({ ...sceneFor(street, 0), density });
    dots.preview.remember();
    const early = stage({ picture: pictureOf(street, 5) });
    early.preview.remember();
    early.preview.setView(street);
    early.preview.remember();
    early.preview.scene(sceneFor(street, 1));
    early.preview.remember();
    expect([...moved.kept, ...dots.kept, ...early.kept]).toEqual([]);
  });

  it('nothing is kept, nor looked for, where there is no memory', () => {
    const { preview, scenes } = stage({ memory: null, picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.scene(sceneFor(street, 0));
    preview.status(done(0));
    preview.remember();
    expect(scenes).toHaveLength(1);
  });
});
