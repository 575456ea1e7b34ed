import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPictureKeeper } from '../../../src/store/preview/keepPicture.ts';
import type { PictureKeeper } from '../../../src/store/preview/keepPicture.ts';
import { parsePicture } from '../../../src/store/preview/picture.ts';
import { BASE, beside, done, elsewhere, failed, OF, READING, stage, street, TOO_WIDE } from '../previewStage.ts';
import { sceneFor } from '../scenes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Kept {
  readonly keeper: PictureKeeper;
  readonly texts: string[];
  keepNow(): Promise<void>;
}

function keeping(): Kept {
  const texts: string[] = [];
  const keeper = createPictureKeeper(OF, (text) => void texts.push(text));
  return {
    keeper,
    texts,
    async keepNow() {
      keeper.keep();
      await vi.dynamicImportSettled();
    },
  };
}

/** The store has said all of the street. */
function drawn(status = done(5)): Kept {
  const kept = keeping();
  kept.keeper.setView(street);
  kept.keeper.scene(sceneFor(street, 5));
  kept.keeper.status(status);
  return kept;
}

describe('for the next visit', () => {
  it('what is complete and dated is kept', async () => {
    const { texts, keepNow } = drawn();
    await keepNow();
    expect(parsePicture(texts[0] ?? '', OF)).toMatchObject({
      base: BASE,
      source: 'live',
      box: street.box,
      scene: { inView: 5, zoom: 13 },
    });
  });

  it('what is kept was counted in the view, not where the scene was made', async () => {
    const { keeper, texts, keepNow } = drawn();
    keeper.setView(beside);
    keeper.status(done(3));
    await keepNow();
    expect(parsePicture(texts[0] ?? '', OF)).toMatchObject({
      box: beside.box,
      scene: { inView: 3, box: sceneFor(street, 5).box },
    });
    const next = stage({ picture: texts[0] ?? null });
    next.preview.setView(beside);
    expect(next.said()).toMatchObject({ phase: { kind: 'preview', counted: true }, inView: 3 });
  });

  for (const [what, status] of [
    ['still being read', { ...READING, base: BASE }],
    ['incomplete', { ...failed(5), base: BASE }],
    ['too wide', { ...TOO_WIDE, base: BASE }],
    ['not dated', { ...done(5), base: null }],
    ['filtered', { ...done(5), unfiltered: 7 }],
  ] as const) {
    it(`what is ${what} is not kept`, async () => {
      const { texts, keepNow } = drawn(status);
      await keepNow();
      expect(texts).toEqual([]);
    });
  }

  it('nothing is kept of another view, of density, or before anything is known', async () => {
    const moved = drawn();
    moved.keeper.setView(elsewhere);
    await moved.keepNow();
    const dots = drawn();
    const pixels = new Uint8ClampedArray(new ArrayBuffer(4));
    dots.keeper.scene({
      ...sceneFor(street, 0),
      density: { x: 0, y: 0, pixel: 1, width: 1, height: 1, pixels, count: 9 },
    });
    await dots.keepNow();
    const early = keeping();
    await early.keepNow();
    early.keeper.setView(street);
    await early.keepNow();
    early.keeper.scene(sceneFor(street, 1));
    await early.keepNow();
    expect([...moved.texts, ...dots.texts, ...early.texts]).toEqual([]);
  });
});
