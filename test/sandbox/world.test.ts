import { describe, expect, it } from 'vitest';
import { ask, call } from './testing.ts';
import { earlierVersions, keyOf } from './elements.ts';
import type { Element } from './elements.ts';
import { childrenOf } from './base.ts';
import { createSandbox } from './sandbox.ts';
import { generateWorld, WORLD_NOW } from './world/generate.ts';
import { idAt } from './world/history.ts';
import { hostileTags } from './world/hostile.ts';

const world = generateWorld({ seed: 1 });
const ordinary = world.elements.filter(
  (element) => element.id < 14_400_000_000 && element.type === 'node' && element.id > 2 ** 32 + 1,
);
const isCamera = ({ tags }: Element): boolean => /(^|;) *(ALPR|ANPR) *(;|$)/.test(tags.get('surveillance:type') ?? '');

/** Percent of the ordinary cameras. */
function share(test: (element: Element) => boolean): number {
  return (ordinary.filter(test).length / ordinary.length) * 100;
}

describe('the generated world', () => {
  it('has about 60,000 cameras, seventeen ways and two relations', () => {
    const count = (type: Element['type']): number =>
      world.elements.filter((element) => element.type === type && isCamera(element)).length;
    expect(count('node')).toBeGreaterThan(59_800);
    expect(count('node')).toBeLessThan(60_200);
    expect([count('way'), count('relation')]).toEqual([17, 2]);
  });

  it('is the same for the same seed, and another for another', () => {
    const [one, two, other] = [
      generateWorld({ seed: 5, cameras: 300 }),
      generateWorld({ seed: 5, cameras: 300 }),
      generateWorld({ seed: 6, cameras: 300 }),
    ];
    expect(two).toEqual(one);
    expect(other.elements.slice(0, 20)).not.toEqual(one.elements.slice(0, 20));
  });

  it('has no id twice, and ids that grow with time', () => {
    expect(new Set(world.elements.map(keyOf)).size).toBe(world.elements.length);
    const firsts = ordinary.filter(({ version }) => version === 1);
    const backwards = firsts.filter(
      (element, index) => element.timestamp < (firsts[index - 1]?.timestamp ?? 0) - 86_400_000,
    );
    expect(backwards).toEqual([]);
  });

  it('lies to 93 % in the contiguous US', () => {
    expect(
      share(
        (element) =>
          element.type === 'node' &&
          element.lat > 24 &&
          element.lat < 49.5 &&
          element.lon > -125 &&
          element.lon < -66.5,
      ),
    ).toBeCloseTo(93, 0);
  });

  it.each([
    ['man_made', 99.7],
    ['direction', 93.6],
    ['camera:type', 92.4],
    ['surveillance', 88.3],
    ['surveillance:zone', 87.4],
    ['manufacturer', 86.9],
    ['manufacturer:wikidata', 83.4],
    ['camera:mount', 30.6],
    ['operator', 19.1],
    ['operator:wikidata', 12.3],
    ['brand', 3.8],
    ['camera:direction', 3.7],
    ['operator:type', 2.9],
    ['electricity', 2.6],
    ['source', 1.7],
  ])('carries %s on about %d %% of the cameras', (key, percent) => {
    expect(Math.abs(share(({ tags }) => tags.has(key)) - percent)).toBeLessThan(2.5);
  });

  it.each([
    ['manufacturer', 'Flock Safety', 73.3],
    ['surveillance:zone', 'traffic', 83.4],
    ['surveillance', 'public', 75.5],
    ['camera:mount', 'pole', 22.4],
    ['camera:type', 'fixed', 92],
    ['operator', 'Flock Safety', 4.1],
  ])('says %s=%s on about %d %%', (key, value, percent) => {
    expect(Math.abs(share(({ tags }) => tags.get(key) === value) - percent)).toBeLessThan(5);
  });

  it.each([
    ['whole degrees', /^([0-2]?\d{1,2}|3[0-5]\d)$/, 87.5],
    ['a range', /^\d+-\d+$/, 5.1],
    ['a list', /^\d+(; ?\d+)+$/, 3.15],
    ['a cardinal', /^[NESWnesw]{1,3}$/, 0.7],
    ['words and bounds', /^([NSEW]B|forward|backward|both|null)$/, 0.24],
    ['negative', /^-\d+$/, 0.23],
    ['360 and fused', /^(3[6-9]\d|[4-9]\d\d|\d{4,6})$/, 0.19],
    ['a list of ranges', /^\d+-\d+;\d+-\d+$/, 0.14],
    ['commas and decimals', /^(\d+, \d+|\d+\.\d)$/, 0.03],
  ])('writes the direction as %s about as often as mappers do', (_form, pattern, percent) => {
    const tagged = share(({ tags }) => tags.has('direction'));
    const found = (share(({ tags }) => pattern.test(tags.get('direction') ?? '')) / tagged) * 97.3;
    expect(found).toBeGreaterThan(percent * 0.5);
    expect(found).toBeLessThan(percent * 1.6 + 0.03);
  });

  it('understands every form that a direction has here', () => {
    const forms =
      /^(-?\d+(\.\d)?|\d+-\d+|\d+(; ?\d+)+|[NESWnesw]{1,3}|[NSEW]B|forward|backward|both|null|\d+-\d+;\d+-\d+|\d+, \d+)$/;
    expect(
      ordinary.filter(({ tags }) => !forms.test(tags.get('direction') ?? '0')).map(({ tags }) => tags.get('direction')),
    ).toEqual([]);
  });

  it('has lists and ANPR among the types', () => {
    const types = new Set(ordinary.map(({ tags }) => tags.get('surveillance:type')));
    expect([...types].filter((type) => type !== undefined).toSorted()).toEqual([
      'ALPR',
      'ALPR; ANPR',
      'ALPR;camera',
      'ANPR',
      'ANPR;camera',
      'camera;ALPR',
      'camera;ANPR',
    ]);
  });

  it('is older than its own time, and half of it younger than a year and a half', () => {
    expect(
      ordinary.filter(({ timestamp, tags }) => timestamp > WORLD_NOW || (tags.get('check_date') ?? '') > '2026-11-23'),
    ).toEqual([]);
    expect(share(({ timestamp }) => timestamp > WORLD_NOW - 1.5 * 365 * 86_400_000)).toBeGreaterThan(50);
  });

  it('has all nodes of its ways, and all members of its relations', () => {
    const keys = new Set(world.elements.map(keyOf));
    const missing = world.elements.flatMap(childrenOf).filter((child) => !keys.has(child));
    expect(missing).toEqual([]);
  });

  it('gives ids as OpenStreetMap did', () => {
    expect(idAt(Date.UTC(2024, 0, 1), 'node') / 11.5e9).toBeCloseTo(1, 2);
    expect(idAt(Date.UTC(2030, 0, 1), 'changeset')).toBeGreaterThan(206e6);
    expect(idAt(Date.UTC(2005, 0, 1), 'changeset')).toBeLessThan(10e6);
  });
});

describe('its landmarks', () => {
  const sandbox = createSandbox({ world });
  const near = async (name: string, half: number): Promise<number> => {
    const at = world.landmarks[name];
    if (at === undefined) throw new Error(`There is no ${name}`);
    const { body } = await ask(
      sandbox,
      `[out:json];nwr["surveillance:type"](${at.lat - half},${at.lon - half},${at.lat + half},${at.lon + half});out count;`,
    );
    return Number(JSON.parse(body).elements[0].tags.total);
  };

  it('are where they say: a city, a street, a stack, and nothing', async () => {
    expect(await near('city', 0.1)).toBeGreaterThan(150);
    expect(await near('street', 0.004)).toBeGreaterThanOrEqual(11);
    expect(await near('stack', 0.00001)).toBe(12);
    expect(await near('empty', 0.4)).toBe(0);
  });

  it('lead to elements that exist', async () => {
    for (const [name, { type, id }] of Object.entries(world.landmarks)) {
      if (type !== undefined && id !== undefined)
        expect((await call(sandbox, 'GET', `/api/0.6/${type}/${id}.json`)).status, name).toBe(200);
    }
  });

  it('have readers on both sides of the antimeridian, and at the poles', async () => {
    const count = async (box: string): Promise<number> =>
      Number(
        JSON.parse((await ask(sandbox, `[out:json];node["ref"~"^(EDGE|POLE)"](${box});out count;`)).body).elements[0]
          .tags.total,
      );
    expect(await count('51.8,179.9,52,-179.9')).toBe(6);
    expect(await count('51.8,179.9,52,180')).toBe(3);
    expect(await count('85.055,-1,90,1')).toBe(2);
    expect(await count('-90,-1,-85.055,1')).toBe(2);
  });
});

describe('the hostile cameras', () => {
  const all = hostileTags();

  it('are ones that the real server would have taken', () => {
    const refused = all
      .flatMap(({ tags }) => [...tags])
      .filter(([key, value]) => key === '' || [...key].length > 255 || [...value].length > 255);
    expect(refused).toEqual([]);
  });

  it('have everything that strangers may write', () => {
    const pairs = all.flatMap(({ tags }) => [...tags]);
    expect(pairs.map(([key]) => key)).toEqual(
      expect.arrayContaining(['__proto__', 'constructor', '<b>key</b>', '𝒦'.repeat(255)]),
    );
    expect(pairs.some(([, value]) => value.startsWith('javascript:'))).toBe(true);
    expect(pairs.some(([, value]) => value.startsWith('data:'))).toBe(true);
    expect(pairs.some(([, value]) => value.includes('\u202E'))).toBe(true);
    expect(all.map(({ id }) => id ?? 0)).toEqual(expect.arrayContaining([2 ** 32 + 1, Number.MAX_SAFE_INTEGER]));
    expect(world.elements.some(({ tags }) => tags.size === 500)).toBe(true);
  });

  it('come through Overpass and the API unharmed', async () => {
    const sandbox = createSandbox({ world });
    for (const { what, tags } of all) {
      const id = world.landmarks[`hostile: ${what}`]?.id ?? 0;
      for (const body of [
        (await ask(sandbox, `[out:json];node(${id});out;`)).body,
        (await call(sandbox, 'GET', `/api/0.6/node/${id}.json`)).body,
      ]) {
        const read: object = JSON.parse(body).elements[0].tags;
        expect(new Map(Object.entries(read)), what).toEqual(
          new Map([['man_made', 'surveillance'], ['surveillance:type', 'ALPR'], ...tags]),
        );
      }
    }
  });
});

describe('earlier versions', () => {
  it('are one fewer than the version, older each, and were there', () => {
    const element = world.elements.find(({ version }) => version === 4);
    if (element === undefined) throw new Error('There is no fourth version');
    const versions = earlierVersions(element);
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
    for (const { timestamp } of versions) expect(timestamp).toBeLessThan(element.timestamp);
  });
});
