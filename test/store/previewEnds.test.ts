/** When the store is drawn instead of what stood in for it. */
import { describe, expect, it } from 'vitest';
import {
  BASE,
  done,
  elsewhere,
  failed,
  MADE,
  overviewOf,
  pictureOf,
  READING,
  READY,
  REFUSED,
  stage,
  street,
  TOO_WIDE,
  wide,
  wider,
} from './previewStage.ts';
import { sceneFor } from './scenes.ts';

const uncounted = { kind: 'preview', counted: false };

describe('close up, a picture gives way', () => {
  it('to as many cameras, though they are still being read again', () => {
    const { preview, said, drawn, scenes } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    const [own, reading] = [sceneFor(street, 5), { ...READING, inView: 5, base: 1 }];
    preview.scene(own);
    preview.status(reading);
    expect(scenes.at(-1)).toBe(own);
    expect(said()).toEqual(reading);
    preview.scene(sceneFor(street, 6));
    expect(drawn()).toBe(6);
  });

  it('not to a part of them', () => {
    const { preview, drawn, scenes } = stage({ picture: pictureOf(street, 50) });
    preview.setView(street);
    preview.status(READING);
    for (const part of [0, 1, 30, 47]) {
      preview.scene(sceneFor(street, part));
      expect(drawn()).toBe(50);
    }
    // Those at the very edge may have been rounded away.
    preview.scene(sceneFor(street, 48));
    expect(drawn()).toBe(48);
    expect(scenes).toHaveLength(2);
  });

  it('to whatever there is once all has been read', () => {
    for (const left of [0, 3]) {
      const { preview, drawn, said } = stage({ picture: pictureOf(street, 5) });
      preview.setView(street);
      preview.status(READING);
      preview.scene(sceneFor(street, left));
      preview.status(done(left));
      expect(drawn()).toBe(left);
      expect(said()).toEqual(done(left));
    }
  });

  it('not to an empty map where reading failed: it stays, incomplete, until something better is read', () => {
    const { preview, drawn, said } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.scene(sceneFor(street, 0));
    preview.status(READING);
    preview.status(failed());
    expect(drawn()).toBe(5);
    expect(said()).toEqual({ phase: failed().phase, inView: 5, base: BASE, source: 'live' });
    preview.status(READING);
    expect(said()).toMatchObject({ phase: READING.phase, inView: 5 });
    preview.scene(sceneFor(street, 1));
    preview.status(done(1));
    expect(drawn()).toBe(1);
    expect(said()).toEqual(done(1));
  });

  it('only to what the store says of this view', () => {
    const { preview, drawn } = stage({ picture: pictureOf(street, 5) });
    preview.setView(elsewhere);
    preview.scene(sceneFor(elsewhere, 0));
    preview.status(READING);
    preview.setView(street);
    expect(drawn()).toBe(5);
    // Said when the view was another one.
    preview.scene(sceneFor(elsewhere, 8));
    expect(drawn()).toBe(5);
    preview.scene(sceneFor(street, 6));
    expect(drawn()).toBe(6);
  });

  it('not to what was said last, as long as it is of the view before', () => {
    const { preview, drawn } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    // The worker has been told of another view before, and was asked to read it.
    preview.scene(sceneFor(elsewhere, 0));
    preview.status(done(0));
    preview.scene(sceneFor(street, 0));
    expect(drawn()).toBe(5);
    preview.status(READING);
    expect(drawn()).toBe(5);
    preview.status(done(0));
    expect(drawn()).toBe(0);
  });

  it('for good', () => {
    const { preview, drawn, scenes } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.status(READING);
    preview.scene(sceneFor(street, 6));
    preview.setView(elsewhere);
    preview.scene(sceneFor(elsewhere, 0));
    preview.setView(street);
    expect(drawn()).toBe(0);
    expect(scenes).toHaveLength(3);
  });

  it('once the view has left it: what is said of the new one is the store’s, and so are its first marks', () => {
    const { preview, drawn, said } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.scene(sceneFor(street, 0));
    preview.status(READING);
    preview.setView(elsewhere);
    // Nothing better is known: that is no reason to clear the map.
    expect(drawn()).toBe(5);
    expect(said()).toEqual(READING);
    preview.scene(sceneFor(elsewhere, 0));
    expect(drawn()).toBe(5);
    preview.scene(sceneFor(elsewhere, 1));
    expect(drawn()).toBe(1);
  });

  it('once the view has left it and reading failed there', () => {
    const { preview, drawn, said } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.setView(elsewhere);
    preview.scene(sceneFor(elsewhere, 0));
    preview.status(failed());
    expect(drawn()).toBe(0);
    expect(said()).toEqual(failed());
  });

  it('at once to a store that said before what it knows of where the view goes', () => {
    const { preview, drawn, said } = stage({ picture: pictureOf(street, 5) });
    const both = { ...street, box: { ...street.box, north: 33.95 } };
    preview.setView(street);
    preview.scene(sceneFor(both, 1));
    preview.status(READING);
    expect(drawn()).toBe(5);
    // Within what the store has drawn, beyond the picture: it has nothing to say again.
    preview.setView({ ...street, box: { ...street.box, south: 33.78, north: 33.88 } });
    expect(drawn()).toBe(1);
    expect(said()).toEqual(READING);
  });
});

describe('wide, a preview gives way', () => {
  it('when the snapshot is in and the status tells of it: not a moment before, and without another word between', async () => {
    const { preview, scenes, statuses, snapshots, answer } = stage();
    preview.setView(wide);
    await answer(overviewOf());
    const own = sceneFor(wide, 12);
    preview.scene(sceneFor(wide, 0));
    preview.status(TOO_WIDE);
    preview.snapshot({ kind: 'loading', bytes: 5, total: 9 });
    preview.scene(own);
    expect(scenes).toHaveLength(1);
    preview.snapshot(READY);
    expect(scenes).toHaveLength(1);
    preview.status(done(12, 'snapshot'));
    expect(scenes.slice(1)).toEqual([own]);
    expect(statuses.at(-1)).toEqual(done(12, 'snapshot'));
    // "Zoom in to load cameras" would be read out.
    expect(statuses.slice(0, -1).every(({ phase }) => phase.kind === 'preview')).toBe(true);
    expect(snapshots.map(({ kind }) => kind)).toEqual(['loading', 'ready']);
  });

  it('when the status comes before the snapshot’s', async () => {
    const { preview, drawn, said, answer } = stage();
    preview.setView(wide);
    await answer(overviewOf());
    preview.scene(sceneFor(wide, 12));
    preview.status(done(12, 'snapshot'));
    expect(drawn()).toBe(4);
    preview.snapshot(READY);
    expect(drawn()).toBe(12);
    expect(said()).toEqual(done(12, 'snapshot'));
  });

  it('when there is no snapshot, or one without any camera', async () => {
    for (const snapshot of [{ kind: 'none' }, { ...READY, count: 0 }] as const) {
      const { preview, drawn, said, answer } = stage();
      preview.setView(wide);
      await answer(overviewOf());
      preview.scene(sceneFor(wide, 0));
      preview.status(TOO_WIDE);
      preview.snapshot(snapshot);
      expect(drawn()).toBe(0);
      expect(said()).toEqual(TOO_WIDE);
    }
  });

  it('not when the snapshot is refused: marks with a date are better than an empty world', async () => {
    const { preview, drawn, said, snapshots, answer } = stage();
    preview.setView(wide);
    preview.scene(sceneFor(wide, 0));
    preview.status(TOO_WIDE);
    preview.snapshot(REFUSED);
    await answer(overviewOf());
    expect(drawn()).toBe(4);
    expect(said()).toMatchObject({ phase: uncounted, base: MADE });
    preview.setView(wider);
    preview.scene(sceneFor(wider, 0));
    expect(drawn()).toBe(6);
    expect(snapshots.at(-1)).toEqual(REFUSED);
    // It is tried again, and comes.
    preview.snapshot({ kind: 'loading', bytes: 0, total: 0 });
    preview.scene(sceneFor(wider, 12));
    preview.snapshot(READY);
    preview.status(done(12, 'snapshot'));
    expect(drawn()).toBe(12);
  });

  it('when the snapshot is refused and the view has left it: there is no date for those marks', () => {
    const { preview, drawn, said } = stage({ picture: pictureOf(wide, 9), ask: null });
    preview.setView(wide);
    preview.status(TOO_WIDE);
    preview.setView(wider);
    preview.scene(sceneFor(wider, 0));
    expect(drawn()).toBe(9);
    preview.snapshot(REFUSED);
    expect(drawn()).toBe(0);
    expect(said()).toEqual(TOO_WIDE);
  });

  it('by the same rule where a view is too wide to read for its size', () => {
    const { preview, drawn } = stage({ picture: pictureOf(street, 5) });
    preview.setView(street);
    preview.scene(sceneFor(street, 0));
    preview.status(TOO_WIDE);
    expect(drawn()).toBe(5);
    preview.snapshot({ kind: 'none' });
    expect(drawn()).toBe(0);
  });
});
