import type { Town } from '../world/cities.ts';
import { towns } from '../world/cities.ts';
import { escapeXml } from '../xml.ts';
import type { Frame } from './frame.ts';
import { TILE } from './frame.ts';
import { exists, hasResidential, levelAt } from './network.ts';
import type { Palette } from './palette.ts';
import type { Axis, Level } from './streets.ts';
import { headingAt, levelOf, nameOf, onStreet } from './streets.ts';
import { QUARTER } from './terrain.ts';

/** The fewest people that a town needs to be named at a zoom. */
const LEAST_PEOPLE: readonly number[] = [2e7, 1e7, 6e6, 3e6, 1.5e6, 5e5, 2e5, 1e5, 4e4, 1.5e4, 4000, 1000, 0, 0];

/** Towns of a zoom by the tile that they stand in. */
const byTile = new Map<number, ReadonlyMap<string, readonly Town[]>>();
/** The named ones among them. */
const named = new Map<string, readonly Town[]>();

/** Names of towns. Whether a town is named depends on its larger neighbors only, so that all tiles agree. */
export function townLabels(frame: Frame, palette: Palette): string {
  if (frame.z >= LEAST_PEOPLE.length) return '';
  const [column, row] = [Math.round(frame.x / frame.side), Math.round(frame.y / frame.side)];
  const texts: string[] = [];
  for (const [dx, dy] of AROUND) {
    for (const town of namedIn(frame.z, column + dx, row + dy)) {
      const [x, y] = [(town.x - frame.x) * frame.scale, (town.y - frame.y) * frame.scale];
      const { width, height } = boxOf(town, frame.z);
      if (x + width < 0 || x - width > TILE || y + height < 0 || y - height > TILE) continue;
      texts.push(
        `<text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" font-size="${sizeOf(town, frame.z)}"${town.population > 100_000 ? ' font-weight="600"' : ''}>${escapeXml(town.name)}</text>`,
      );
    }
  }
  return texts.length === 0
    ? ''
    : `<g fill="${palette.label}" text-anchor="middle" ${halo(palette, 3)}>${texts.join('')}</g>`;
}

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));

function namedIn(z: number, column: number, row: number): readonly Town[] {
  const key = `${z}/${column}/${row}`;
  const known = named.get(key);
  if (known !== undefined) return known;
  if (named.size > 20_000) named.clear();
  const neighbors = AROUND.flatMap(([dx, dy]) => townsIn(z, column + dx, row + dy));
  const scale = (TILE * 2 ** z) / 2 ** 18;
  const result = townsIn(z, column, row).filter((town) => {
    const own = boxOf(town, z);
    return !neighbors.some((other) => {
      if (
        other === town ||
        other.population < town.population ||
        (other.population === town.population && other.name <= town.name)
      )
        return false;
      const box = boxOf(other, z);
      return (
        Math.abs(other.x - town.x) * scale < own.width + box.width &&
        Math.abs(other.y - town.y) * scale < own.height + box.height
      );
    });
  });
  named.set(key, result);
  return result;
}

function townsIn(z: number, column: number, row: number): readonly Town[] {
  let tiles = byTile.get(z);
  if (tiles === undefined) {
    const grouped = new Map<string, Town[]>();
    const side = 2 ** 18 / 2 ** z;
    for (const town of towns) {
      if (town.population < (LEAST_PEOPLE[z] ?? 0)) continue;
      const key = `${Math.floor(town.x / side)}/${Math.floor(town.y / side)}`;
      const group = grouped.get(key);
      if (group === undefined) grouped.set(key, [town]);
      else group.push(town);
    }
    tiles = grouped;
    byTile.set(z, tiles);
  }
  return tiles.get(`${column}/${row}`) ?? [];
}

function sizeOf(town: Town, z: number): number {
  return Math.max(10, Math.min(17, Math.round(4 + Math.log10(Math.max(1000, town.population)) * 1.5 + (z - 8) * 0.4)));
}

/** Half the space that a name takes, in pixels, with some air around. */
function boxOf(town: Town, z: number): { readonly width: number; readonly height: number } {
  return { width: town.name.length * sizeOf(town, z) * 0.29 + 6, height: sizeOf(town, z) * 0.6 + 5 };
}

/** From which zoom streets of a level are named, and how many blocks lie between two namings. */
function namingOf(level: Level, z: number): number | null {
  if (z < { motorway: 11, primary: 13, secondary: 14, tertiary: 15, residential: 16 }[level]) return null;
  if (level === 'motorway' || level === 'primary') return z < 13 ? 64 : z < 14 ? 32 : z < 16 ? 16 : z < 18 ? 8 : 4;
  return z === 14 ? 16 : z === 15 ? 8 : z < 18 ? 4 : z === 18 ? 2 : 1;
}

/** Where between two crossings a name stands: north-south and east-west ones keep out of each other's way. */
function shiftOf(axis: Axis, z: number): number {
  if (z < 15) return axis === 'u' ? 4 : 12;
  if (z === 15) return axis === 'u' ? 2 : 6;
  if (z < 18) return axis === 'u' ? 1.5 : 2.5;
  return z === 18 ? (axis === 'u' ? 0.5 : 1.5) : 0.5;
}

/** Names along the streets. Every name within reach is written, so that one over a tile's edge is in both tiles. */
export function streetLabels(frame: Frame, palette: Palette): string {
  if (frame.z < 11) return '';
  const reach = 90 / frame.scale;
  const texts: string[] = [];
  for (const axis of ['u', 'v'] as const) {
    const [lines, alongs] = axis === 'u' ? [frame.u, frame.v] : [frame.v, frame.u];
    const least = frame.z < 13 ? 128 : frame.z < 14 ? 32 : frame.z < 15 ? 8 : frame.z < 16 ? 4 : 1;
    for (let line = Math.ceil((lines[0] - reach) / least) * least; line <= lines[1] + reach; line += least) {
      const apart = namingOf(levelOf(line), frame.z);
      if (apart === null) continue;
      // Where blocks are shorter than names, names that would cross others' are left for the next zoom.
      if (frame.z === 16 && axis === 'v' && (line % 4 === 1 || line % 4 === 2)) continue;
      const shift = shiftOf(axis, frame.z);
      for (
        let along = Math.floor((alongs[0] - reach) / apart) * apart + shift;
        along <= alongs[1] + reach;
        along += apart
      ) {
        const level = levelAt(axis, line, Math.floor(along / QUARTER));
        if (isThere(axis, line, along, level, frame.z)) texts.push(label(frame, palette, axis, line, along, level));
      }
    }
  }
  return texts.length === 0
    ? ''
    : `<g font-size="${frame.z < 16 ? 10 : 11.5}" fill="${palette.streetLabel}" text-anchor="middle" ${halo(palette, 2.5)}>${texts.join('')}</g>`;
}

function isThere(axis: Axis, line: number, along: number, level: Level, z: number): boolean {
  const stretch = Math.floor(along / QUARTER);
  if (level !== 'residential') return exists(axis, line, stretch, level, z);
  const own = Math.floor(line / QUARTER);
  const half = Math.floor((along - stretch * QUARTER) / 4);
  return axis === 'u' ? hasResidential('u', line, half, own, stretch) : hasResidential('v', line, half, stretch, own);
}

function label(frame: Frame, palette: Palette, axis: Axis, line: number, along: number, level: Level): string {
  const at = onStreet(axis, line, along);
  const [x, y] = [(at.x - frame.x) * frame.scale, (at.y - frame.y) * frame.scale];
  const name = nameOf(axis, line, along, level);
  const half = name.length * 3.4 + 4;
  if (x < -half || x > TILE + half || y < -half || y > TILE + half) return '';
  if (level === 'motorway' || level === 'primary') return shield(palette, x, y, name, level);
  const turn = headingAt(axis, line, along) - 90;
  const upright = turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn;
  return `<text transform="translate(${x.toFixed(1)} ${y.toFixed(1)})rotate(${upright.toFixed(1)})" dy="3.6">${escapeXml(name)}</text>`;
}

function shield(palette: Palette, x: number, y: number, name: string, level: Level): string {
  const width = name.length * 6 + 8;
  const { fill, casing } = palette.street[level];
  return (
    `<rect x="${(x - width / 2).toFixed(1)}" y="${(y - 7.5).toFixed(1)}" width="${width}" height="15" rx="3" fill="${fill}" stroke="${casing}" stroke-width="1"/>` +
    `<text x="${x.toFixed(1)}" y="${(y + 3.6).toFixed(1)}" stroke="none" font-size="10">${name}</text>`
  );
}

function halo(palette: Palette, width: number): string {
  return `stroke="${palette.halo}" stroke-width="${width}" stroke-linejoin="round" paint-order="stroke"`;
}
