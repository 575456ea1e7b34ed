import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listBoxes } from '../../../../src/features/compare/page/listBoxes.ts';
import { contains } from '../../../../src/model/box.ts';
import { distance } from '../../../../src/model/place.ts';

test('a town is a few boxes, and every place around its rows is in one', () => {
  const town = fc.record({
    lat: fc.double({ min: 33.6, max: 33.9, noNaN: true }),
    lon: fc.double({ min: -84.5, max: -84.2, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(town, { minLength: 1, maxLength: 50 }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (rows, turn) => {
        const boxes = listBoxes(rows, 1000);
        expect(boxes.length).toBeLessThanOrEqual(16);
        for (const { lat, lon } of rows) {
          const angle = (turn * Math.PI) / 180;
          const away = { lat: lat + 0.0088 * Math.cos(angle), lon: lon + 0.0105 * Math.sin(angle) };
          if (distance(away, { lat, lon }) <= 990) expect(boxes.some((box) => contains(box, away))).toBe(true);
        }
      },
    ),
  );
});

test('the longest list that is taken, all on one coordinate, is one box', () => {
  const rows = Array.from({ length: 200_000 }, () => ({ lat: 33.75, lon: -84.39 }));
  expect(listBoxes(rows, 1000)).toHaveLength(1);
});
