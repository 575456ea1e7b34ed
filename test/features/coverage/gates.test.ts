import { describe, expect, test } from 'vitest';
import type { Metres, Way } from './smallWorld.ts';
import { measured, smallWorld } from './smallWorld.ts';

type Reader = readonly [Metres, string?];

function gates(
  ways: readonly Way[],
  readers: readonly Reader[] = [],
  lon = 0,
  ring?: readonly Metres[],
): [number, number] {
  const found = measured(smallWorld(ways, readers, { lon, ...(ring === undefined ? {} : { ring }) }), 1);
  return [found.gates.length, found.watched];
}

/** Into the square from the west, at this height. */
const west = (north: number, from = -500, to = 500): Metres[] => [
  [from, north],
  [to, north],
];

describe('gates', () => {
  test('a road that crosses is one, a road within or without is none', () => {
    expect(gates([[west(500)]])).toEqual([1, 0]);
    expect(gates([[west(500, 100, 500)], [west(500, -500, -100)]])).toEqual([0, 0]);
  });

  test('a road through the area has two', () => {
    expect(gates([[west(500, -500, 1500)]])).toEqual([2, 0]);
  });

  test('what no car may drive is none', () => {
    const closed = ['footway', 'service', 'construction'].map((highway): Way => [west(500), { highway }]);
    expect(gates(closed)).toEqual([0, 0]);
    expect(gates([[west(500), { access: 'private' }]])).toEqual([0, 0]);
    expect(gates([[west(500), { access: 'private', motor_vehicle: 'yes' }]])).toEqual([1, 0]);
    expect(gates([[west(500), { access: 'destination' }]])).toEqual([1, 0]);
  });

  test('split carriageways of one name or reference are one within 60 m along the border', () => {
    const name = { name: 'Main Street', oneway: 'yes' };
    expect(
      gates([
        [west(500), name],
        [west(559), name],
      ]),
    ).toEqual([1, 0]);
    expect(
      gates([
        [west(500), name],
        [west(561), name],
      ]),
    ).toEqual([2, 0]);
    expect(
      gates([
        [west(500), { ref: 'US 1;GA 2' }],
        [west(520), { ref: 'GA 2' }],
      ]),
    ).toEqual([1, 0]);
    expect(
      gates([
        [west(500), { name: 'A' }],
        [west(520), { name: 'B' }],
      ]),
    ).toEqual([2, 0]);
    expect(gates([[west(500)], [west(520)]])).toEqual([2, 0]);
  });

  test('60 m along the border go around its first place', () => {
    const name = { name: 'Corner Street' };
    // 20 m on both sides of the corner where the ring begins.
    const ways: Way[] = [
      [west(20), name],
      [
        [
          [20, -500],
          [20, 500],
        ],
        name,
      ],
    ];
    expect(gates(ways)).toEqual([1, 0]);
  });

  test('a road that crosses again and again within 200 m is one', () => {
    const zigzag = (step: number): Metres[] =>
      [0, 1, 2, 3].map((i): Metres => [i % 2 === 0 ? -10 : 10, i * step]).map(([x, y]): Metres => [x, y + 100]);
    // Crossings lie one step apart, in the middle of each piece: 20 m across and the step along.
    expect(gates([[zigzag(150)]])).toEqual([1, 0]);
    expect(gates([[zigzag(250)]])).toEqual([3, 0]);
  });

  test('a roundabout on the border is one, in one piece or in two', () => {
    const round: Metres[] = [
      [-20, 500],
      [0, 480],
      [20, 500],
      [0, 520],
      [-20, 500],
    ];
    const arms: Way[] = [[west(500, -500, -20)], [west(500, 20, 500)]];
    const junction = { junction: 'roundabout' };
    expect(gates([[round, junction], ...arms])).toEqual([1, 0]);
    const halves: Way[] = [
      [
        [
          [-5, 485],
          [15, 500],
          [-5, 515],
        ],
        junction,
      ],
      [
        [
          [-5, 515],
          [-20, 500],
          [-5, 485],
        ],
        junction,
      ],
    ];
    expect(gates(halves)).toEqual([1, 0]);
  });

  test('a way that ends on the border where another goes on is one gate; a dead end on it is none', () => {
    expect(gates([[west(500, -500, 0)], [west(500, 0, 500)]])).toEqual([1, 0]);
    expect(gates([[west(500, 0, 500)]])).toEqual([0, 0]);
    expect(gates([[west(500, -500, 0)]])).toEqual([0, 0]);
  });

  test('a border road is of the area where one can drive in from it', () => {
    const border: Way = [
      [
        [0, 100],
        [0, 300],
        [0, 500],
      ],
      { name: 'Line Road' },
    ];
    const [inward, outward]: [Way, Way] = [[west(300, 0, 500)], [west(400, -500, 0)]];
    const join: Way = [
      [
        [0, 300],
        [0, 400],
      ],
    ];
    expect(gates([border])).toEqual([0, 0]);
    expect(gates([border, inward])).toEqual([0, 0]);
    expect(gates([border, [west(300, -500, 0)]])).toEqual([0, 0]);
    expect(gates([border, inward, [west(300, -500, 0)]])).toEqual([1, 0]);
    // In at one place of it, out at another: by a road in between that lies on the border, too.
    expect(gates([join, inward, outward])).toEqual([1, 0]);
    expect(gates([inward, outward])).toEqual([0, 0]);
  });

  test('a road that comes to run along the border crosses where it changes sides, or leaves to where it came from', () => {
    const along: Metres[] = [
      [0, 300],
      [0, 700],
    ];
    const [outside, inside]: [Metres, Metres] = [
      [-300, 300],
      [300, 700],
    ];
    expect(gates([[[outside, ...along, inside]]])).toEqual([1, 0]);
    expect(gates([[[inside, ...along.toReversed(), outside]]])).toEqual([1, 0]);
    expect(gates([[[outside, ...along, [-300, 700]]]])).toEqual([0, 0]);
    expect(gates([[[[300, 300], ...along, inside]]])).toEqual([0, 0]);
    // Along the whole west side and beyond both of its corners.
    const beyond: Metres[] = [
      [0, -500],
      [0, 1500],
    ];
    expect(gates([[beyond]])).toEqual([0, 0]);
    expect(
      gates([
        [
          [
            [0, -500],
            [0, 500],
            [0, 1500],
          ],
        ],
        [west(500, 0, 500)],
      ]),
    ).toEqual([2, 0]);
  });

  test('touching the border is no crossing', () => {
    expect(
      gates([
        [
          [
            [-100, 400],
            [0, 500],
            [-100, 600],
          ],
        ],
      ]),
    ).toEqual([0, 0]);
    expect(
      gates([
        [
          [
            [100, 400],
            [0, 500],
            [100, 600],
          ],
        ],
      ]),
    ).toEqual([0, 0]);
  });

  test('at the antimeridian all is the same', () => {
    expect(gates([[west(500)]], [[[-50, 510], '90']], 180)).toEqual([1, 1]);
    expect(gates([[west(500, -500, 1500)]], [], 179.995)).toEqual([2, 0]);
  });
});

describe('a gate is watched', () => {
  const road: Way[] = [[west(500)]];

  test('by a reader within 100 m of its road that looks along it, either way', () => {
    expect(gates(road, [[[-100, 599], '90']])).toEqual([1, 1]);
    expect(gates(road, [[[-100, 599], '270']])).toEqual([1, 1]);
    expect(gates(road, [[[-100, 601], '90']])).toEqual([1, 0]);
  });

  test('at most 300 m along it from the border', () => {
    expect(gates(road, [[[-299, 500], '90']])).toEqual([1, 1]);
    expect(gates(road, [[[299, 500], '90']])).toEqual([1, 1]);
    // 100 m beyond the end of the 300 m are still within 100 m of it.
    expect(gates(road, [[[-401, 500], '90']])).toEqual([1, 0]);
  });

  test('within 50° of the road, a range by its edges and what lies between', () => {
    for (const [direction, watched] of [
      ['40', 1],
      ['39', 0],
      ['140', 1],
      ['141', 0],
      ['0', 0],
      ['0-40', 1],
      ['330-30', 0],
      ['180-360', 1],
      ['0;90', 1],
    ] as const) {
      expect(gates(road, [[[-100, 510], direction]]), direction).toEqual([1, watched]);
    }
  });

  test('not by one whose direction nobody mapped', () => {
    const found = measured(smallWorld(road, [[[-100, 510]], [[-100, 510], '0']]), 1);
    expect(found.gates.map(({ facing, near }) => ({ facing, near }))).toEqual([{ facing: [], near: [0, 1] }]);
  });

  test('on the other carriageway too', () => {
    const name = { name: 'Main Street', oneway: 'yes' };
    expect(
      gates(
        [
          [west(400), name],
          [west(455), name],
        ],
        [[[-100, 550], '90']],
      ),
    ).toEqual([1, 1]);
  });

  test('along ways that go on under the same name, or alone; not into a side street', () => {
    const start: Way = [west(500, -50, 500), { name: 'A' }];
    const behind: Reader[] = [[[-200, 500], '90']];
    expect(gates([start, [west(500, -500, -50), { name: 'A' }]], behind)).toEqual([1, 1]);
    expect(gates([start, [west(500, -500, -50), { name: 'B' }]], behind)).toEqual([1, 1]);
    const side: Way = [
      [
        [-50, 500],
        [-50, 900],
      ],
      { name: 'C' },
    ];
    expect(gates([start, [west(500, -500, -50), { name: 'B' }], side], behind)).toEqual([1, 0]);
    expect(gates([start, [west(500, -500, -50), { name: 'A' }], side], behind)).toEqual([1, 1]);
    expect(gates([start, [west(500, -500, -50), { name: 'A' }], side], [[[-50, 750], '0']])).toEqual([1, 0]);
  });

  test('by no reader beside a parallel road that is farther than that', () => {
    expect(gates([...road, [west(650)]], [[[-100, 700], '90']])).toEqual([2, 1]);
  });
});
