import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskPart } from '../../../src/features/nearest/findNearest.ts';
import { findNearest } from '../../../src/features/nearest/findNearest.ts';
import { contains } from '../../../src/model/box.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { distance } from '../../../src/model/place.ts';
import { camera } from '../../stub/app.ts';

/** A store of these readers; it counts how often it is asked, and how many readers it gives. */
function storeOf(cameras: readonly Camera[]) {
  const said = { questions: 0, readers: 0 };
  const ask: AskPart = (box, limit) => {
    const inside = cameras.filter((one) => contains(box, one));
    said.questions += 1;
    said.readers += Math.min(limit, inside.length);
    return Promise.resolve({ cameras: inside.slice(0, limit), total: inside.length });
  };
  return { ask, said };
}

describe('the nearest reader', () => {
  test('is found however far it is', async () => {
    const { ask, said } = storeOf([camera(1, 52, 13), camera(2, -33, 151)]);
    expect(await findNearest(ask, { lat: 48, lon: 11 })).toMatchObject({ id: 1 });
    expect(said.questions).toBeLessThan(15);
  });

  test('may be beyond the antimeridian', async () => {
    const { ask } = storeOf([camera(1, -17, -179.9), camera(2, -17, 178)]);
    expect(await findNearest(ask, { lat: -17, lon: 179.9 })).toMatchObject({ id: 1 });
  });

  test('is none where none is known', async () => {
    expect(await findNearest(storeOf([]).ask, { lat: 48, lon: 11 })).toBeNull();
  });

  test('is not looked for among thousands one by one', async () => {
    const far = Array.from({ length: 20_000 }, (_, index) => camera(index + 1, 10 + index / 100_000, 10));
    const { ask, said } = storeOf(far);
    expect(await findNearest(ask, { lat: 0, lon: 10 })).toMatchObject({ id: 1 });
    expect(said.readers).toBeLessThan(25_000);
  });

  test('is the one that a look at all of them finds', async () => {
    const at = fc.record({
      lat: fc.double({ min: -70, max: 70, noNaN: true }),
      lon: fc.double({ min: -170, max: 170, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(at, { minLength: 1, maxLength: 20 }), at, async (places, place) => {
        const all = places.map(({ lat, lon }, index) => camera(index + 1, lat, lon));
        const found = await findNearest(storeOf(all).ask, place);
        const least = Math.min(...all.map((one) => distance(one, place)));
        // Half of the world away a box of degrees says nothing: there any that is found will do.
        if (least < 5_000_000) expect(found === null ? null : distance(found, place)).toBeCloseTo(least, 3);
      }),
    );
  });
});
