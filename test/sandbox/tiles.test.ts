import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { worldOf } from './base.ts';
import { createSandbox } from './sandbox.ts';
import { drawTile } from './tiles/draw.ts';
import { headingAt, levelOf, nameOf, onStreet, project, unbend, bend, unproject, WORLD } from './tiles/streets.ts';
import { land, QUARTER, quarterAt } from './tiles/terrain.ts';
import { call, testSandbox } from './testing.ts';
import { generateWorld } from './world/generate.ts';
import { parseXml } from './xml.ts';

/** The tile of a place. */
function tileAt(z: number, lat: number, lon: number): readonly [z: number, x: number, y: number] {
  const { x, y } = project(lat, lon);
  return [z, Math.floor((x / WORLD) * 2 ** z), Math.floor((y / WORLD) * 2 ** z)];
}

const LAWRENCE = [38.9739, -95.2389] as const;

// The first tile makes the land, from all towns of the world.
beforeAll(() => {
  drawTile(10, 241, 394, 'light');
}, 60_000);

describe('a tile', () => {
  it('is well-formed SVG of 256 pixels at every zoom, and the same every time', () => {
    for (let z = 0; z <= 20; z++) {
      const text = drawTile(...tileAt(z, ...LAWRENCE), 'light');
      const root = parseXml(text);
      expect([root.name, root.attributes.get('width'), root.attributes.get('height')]).toEqual(['svg', '256', '256']);
      expect(text).not.toMatch(/NaN|Infinity|undefined/);
      expect(drawTile(...tileAt(z, ...LAWRENCE), 'light')).toBe(text);
    }
  });

  it('can be drawn at the edges of the world', () => {
    for (const z of [0, 5, 12, 19]) {
      for (const [x, y] of [
        [0, 0],
        [2 ** z - 1, 0],
        [0, 2 ** z - 1],
        [2 ** z - 1, 2 ** z - 1],
      ] as const)
        parseXml(drawTile(z, x, y, 'dark'));
    }
  });

  it('has another look in the dark', () => {
    const [light, dark] = [drawTile(...tileAt(15, ...LAWRENCE), 'light'), drawTile(...tileAt(15, ...LAWRENCE), 'dark')];
    expect(dark.length).toBe(light.length);
    expect(dark).not.toBe(light);
  });

  it('shows streets with names close up, and towns from afar', () => {
    expect(drawTile(...tileAt(17, ...LAWRENCE), 'light')).toMatch(/ (Street|Avenue|Boulevard|Road)<\/text>/);
    expect(drawTile(...tileAt(12, ...LAWRENCE), 'light')).toContain('>Lawrence</text>');
    expect(drawTile(...tileAt(5, 41.88, -87.63), 'light')).toContain('>Chicago</text>');
  });

  it.each([7, 10, 12, 14, 16, 18])('meets its eastern neighbor without a seam at zoom %i', (z) => {
    const [, x, y] = tileAt(z, 37.6922, -97.3375);
    let compared = 0;
    for (const row of [y, y + 1, y + 2, y + 3, y + 4]) {
      const [west, east] = [streetCrossings(z, x, row, 256), streetCrossings(z, x + 1, row, 0)];
      for (const crossing of west)
        expect(Math.min(...east.map((other) => Math.abs(other - crossing)))).toBeLessThan(1.2);
      compared += west.length;
    }
    expect(compared).toBeGreaterThan(0);
  });

  it('writes a name over an edge in both tiles', () => {
    const [z, x, y] = tileAt(12, ...LAWRENCE);
    const names = (column: number): readonly string[] =>
      [...drawTile(z, column, y, 'light').matchAll(/font-size="[\d.]+"[^>]*>([^<]+)<\/text>/g)].map(
        ([, name]) => name ?? '',
      );
    let over = 0;
    for (let column = x - 30; column < x + 30; column++) {
      const text = drawTile(z, column, y, 'light');
      for (const [, at, name] of text.matchAll(
        /<text x="(-?[\d.]+)" y="[\d.]+" font-size="1[1-9]"[^>]*>([^<]+)<\/text>/g,
      )) {
        const middle = Number(at);
        if (middle < 0 || middle > 256 || (middle > 20 && middle < 236)) continue;
        over++;
        expect(names(middle < 128 ? column - 1 : column + 1)).toContain(name);
      }
    }
    expect(over).toBeGreaterThan(0);
  });
});

/** Where streets cross a vertical edge of the tile, in pixels from the top: by drawing on past the edge, as every tile does. */
function streetCrossings(z: number, x: number, y: number, edge: number): readonly number[] {
  const root = parseXml(drawTile(z, x, y, 'light'));
  const paths = root.children.flatMap((child) => (child.name === 'defs' ? child.children : []));
  const crossings: number[] = [];
  for (const path of paths) {
    for (const run of (path.attributes.get('d') ?? '').split('M').slice(1)) {
      const points = run.split('L').map((point) => point.split(' ').map(Number));
      for (const [index, [px = 0, py = 0]] of points.entries()) {
        const [qx = 0, qy = 0] = points[index + 1] ?? [];
        if (points[index + 1] === undefined || (px - edge) * (qx - edge) > 0 || px === qx) continue;
        const at = py + ((edge - px) / (qx - px)) * (qy - py);
        if (at > 0 && at < 256) crossings.push(at);
      }
    }
  }
  return crossings;
}

describe('tile addresses', () => {
  it.each([
    ['/tiles/3/1/2.svg', 200],
    ['/tiles/3/1/2.png?scheme=dark', 200],
    ['/tiles/3/1/2@2x.png', 200],
    ['/tiles/3/8/0.png', 404],
    ['/tiles/23/0/0.png', 404],
    ['/tiles/3/-1/0.png', 404],
    ['/tiles/x/0/0.png', 404],
  ])('%s is %i', async (path, status) => {
    const { sandbox } = testSandbox([]);
    const answer = await call(sandbox, 'GET', path);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.headers.get('Content-Type')).toBe('image/svg+xml');
  });

  it('all lead to the one tile that a sandbox was given', async () => {
    const sandbox = createSandbox({ world: worldOf([]), tile: '<svg/>' });
    for (const path of ['/tiles/3/1/2.svg', '/tiles/16/9/9.svg?scheme=dark']) {
      const answer = await sandbox.fetch(path);
      expect(await answer.text()).toBe('<svg/>');
      expect(answer.headers.get('Content-Type')).toBe('image/svg+xml');
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
  });
});

describe('the street grid', () => {
  const block = fc.double({ min: 0, max: WORLD, noNaN: true });

  it('can be asked back from any place', () => {
    fc.assert(
      fc.property(block, block, (x, y) => {
        const { u, v } = unbend({ x, y });
        const back = bend(u, v);
        expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(0.01);
      }),
    );
  });

  it('projects there and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -85, max: 85, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (lat, lon) => {
          const back = unproject(project(lat, lon));
          expect([back.lat, back.lon]).toEqual([expect.closeTo(lat, 7), expect.closeTo(lon, 7)]);
        },
      ),
    );
  });

  it('knows which way a street goes', () => {
    for (const line of [52_000, 61_234]) {
      expect(Math.abs(((headingAt('u', line, 90_000) + 180) % 360) - 180)).toBeLessThan(60);
      expect(Math.abs(headingAt('v', line, 90_000) - 270)).toBeLessThan(60);
    }
  });

  it('gives every street a level and a name', () => {
    expect([0, 32, 8, 4, 1].map(levelOf)).toEqual(['motorway', 'primary', 'secondary', 'tertiary', 'residential']);
    for (const axis of ['u', 'v'] as const)
      for (let line = 1; line < 200; line++) expect(nameOf(axis, line, 99_000)).toMatch(/^[A-Z\d].+/);
  });
});

describe('the readers of the generated world', () => {
  const cameras = generateWorld({ cameras: 800 }).elements.filter(
    (element) => element.type === 'node' && element.id < 14_400_000_000 && element.id !== 2 ** 32 + 1,
  );

  it('stand on land', () => {
    const wet = cameras.filter((camera) => {
      if (camera.type !== 'node') return false;
      const { x, y } = project(camera.lat, camera.lon);
      return land(x, y) <= 0;
    });
    expect(wet.length).toBe(0);
  });

  it('stand beside a street of the map, not on a roof', () => {
    for (const camera of cameras) {
      if (camera.type !== 'node') continue;
      const place = project(camera.lat, camera.lon);
      const { u, v } = unbend(place);
      const nearest = [onStreet('u', Math.round(u / 4) * 4, v), onStreet('v', Math.round(v / 4) * 4, u)].map((point) =>
        Math.hypot(point.x - place.x, point.y - place.y),
      );
      expect(Math.min(...nearest)).toBeLessThan(0.5);
    }
  });
});

describe('the landmark street', () => {
  it('is a crossing between homes', () => {
    const at = generateWorld({ cameras: 1 }).landmarks['street'];
    if (at === undefined) throw new Error('There is no street');
    const { u, v } = unbend(project(at.lat, at.lon));
    const [i, j] = [Math.round(u / QUARTER), Math.round(v / QUARTER)];
    for (const [a, b] of [
      [-1, -1],
      [0, -1],
      [-1, 0],
      [0, 0],
    ] as const)
      expect(['homes', 'center']).toContain(quarterAt(i + a, j + b));
  });
});
