/** What is drawn before the store has its cameras: the last scene of the visit before. */
import { describe, expect, it } from 'vitest';
import {
  BASE,
  beside,
  elsewhere,
  overviewOf,
  pictureOf,
  READING,
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
