/** Whatever comes in the place of an overview is one whose marks can be drawn, or a Failure. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatOverview, parseOverview } from '../../src/snapshot/overview.ts';
import { anyOverview, NO_ZOOM, served, thrown, ZOOMS } from './overviews.ts';

/** All that may come of a text: an overview whose marks can be drawn, or a Failure. */
function judge(text: string): void {
  let asked = 0;
  const error = thrown(() => {
    const read = parseOverview(text);
    expect(read.base.oldest).toBeLessThanOrEqual(read.base.newest);
    for (const zoom of [...ZOOMS, ...NO_ZOOM]) {
      const failed = thrown(() => {
        const dots = read.dots(zoom);
        if (dots === null) return;
        expect([dots.x, dots.y, dots.count, dots.flags].map(({ length }) => length)).toEqual(
          Array.from({ length: 4 }, () => dots.length),
        );
        expect([...dots.x, ...dots.y].every((at) => at >= 0 && at <= 1)).toBe(true);
        expect(dots.count.reduce((sum, one) => sum + one, 0)).toBe(read.count);
      });
      if (failed !== undefined) expect(failed).toMatchObject({ name: 'Failure', kind: 'bad-response' });
      asked += 1;
    }
  });
  if (error === undefined) expect(asked).toBe(ZOOMS.length + NO_ZOOM.length);
  else expect(error).toMatchObject({ name: 'Failure', kind: 'bad-response' });
}

/** A JSON value with one thing in it replaced, left out or repeated; which one is by the number. */
function mutate(value: unknown, at: number, by: unknown, how: 'replace' | 'remove' | 'repeat'): unknown {
  let left = at;
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) {
      return one.flatMap((part: unknown): unknown[] => {
        left -= 1;
        if (left !== 0) return [walk(part)];
        return how === 'replace' ? [by] : how === 'remove' ? [] : [part, part];
      });
    }
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).flatMap(([key, part]: [string, unknown]): [string, unknown][] => {
        left -= 1;
        if (left !== 0) return [[key, walk(part)]];
        return how === 'replace' ? [[key, by]] : how === 'remove' ? [] : [[`${key}2`, part]];
      }),
    );
  };
  return walk(value);
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(1e300, -1e300, 1e9, 2 ** 53, 2 ** 32, 256, -1, 0.5, '3', '', null, [], {}, true),
);

it('any JSON', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => judge(JSON.stringify(value))));
});

it('any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), judge));
});

it('fields that hold any JSON', () => {
  const fields = fc.record(
    { count: odd, base: odd, region: odd, zooms: odd, format: odd, license: odd },
    { requiredKeys: [] },
  );
  fc.assert(fc.property(fields, (more) => judge(served(more))));
});

it('a zoom that holds any JSON', () => {
  const lists = fc.oneof(odd, fc.array(odd, { minLength: 3, maxLength: 3 }));
  const zoom = fc.record({ zoom: odd, x: lists, y: lists, count: lists, flags: lists }, { requiredKeys: [] });
  fc.assert(fc.property(zoom, fc.nat(8), (more, count) => judge(served({ count }, more))));
});

it('one that was damaged somewhere', () => {
  const how = fc.constantFrom('replace', 'remove', 'repeat');
  fc.assert(
    fc.property(anyOverview, fc.nat(200), odd, how, (overview, at, by, way) => {
      judge(JSON.stringify(mutate(JSON.parse(formatOverview(overview)), at + 1, by, way)));
    }),
    { numRuns: 300 },
  );
});

it('one of which a byte or the end was lost', () => {
  fc.assert(
    fc.property(anyOverview, fc.nat(), fc.boolean(), (overview, pick, cut) => {
      const text = formatOverview(overview);
      const at = pick % text.length;
      judge(cut ? text.slice(0, at) : text.slice(0, at) + text.slice(at + 1));
    }),
  );
});
