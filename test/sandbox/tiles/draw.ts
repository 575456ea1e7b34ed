import { areaAbove, sampleField, zeroLines } from './contours.ts';
import type { Frame } from './frame.ts';
import { frameOf, TILE } from './frame.ts';
import { buildingPath, groundPaths, townBlobs } from './ground.ts';
import { streetLabels, townLabels } from './labels.ts';
import { LEVELS, streetPath, widthOf } from './network.ts';
import type { Palette, Scheme } from './palette.ts';
import { palettes } from './palette.ts';
import type { Quarter } from './terrain.ts';
import { land, river, wood } from './terrain.ts';

/** One map tile as SVG, 256 pixels square. The same for the same numbers, always; neighbors meet without a seam. */
export function drawTile(z: number, x: number, y: number, scheme: Scheme): string {
  const frame = frameOf(z, x, y);
  const palette = palettes[scheme];
  const body = [
    drawLand(frame, palette),
    ...(z >= 10 ? drawGround(frame, palette) : [fill(townBlobs(frame), palette.town, 0)]),
    z >= 9 ? drawRivers(frame, palette) : '',
    z >= 16 ? buildings(frame, palette) : '',
    drawStreets(frame, palette),
    z >= 11 ? streetLabels(frame, palette) : '',
    townLabels(frame, palette),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${TILE}" height="${TILE}" viewBox="0 0 ${TILE} ${TILE}" font-family="system-ui,'Noto Sans','DejaVu Sans',Arial,sans-serif">` +
    `${body.join('')}</svg>`
  );
}

function drawLand(frame: Frame, palette: Palette): string {
  const cells = frame.z < 6 ? 64 : frame.z < 14 ? 32 : 8;
  const heights = sampleField(frame, cells, land);
  const dry = heights.every((height) => height > 0);
  const background = `<rect width="${TILE}" height="${TILE}" fill="${dry ? palette.land : palette.water}"/>`;
  return dry || heights.every((height) => height <= 0)
    ? background
    : background + fill(areaAbove(heights, cells), palette.land, 0.8);
}

/** Fields under the woods, towns over them. */
function drawGround(frame: Frame, palette: Palette): readonly string[] {
  const paths = groundPaths(frame);
  const part = (quarter: Quarter, color: string): string => fill(paths.get(quarter) ?? '', color, 0.8);
  return [
    part('field', palette.field),
    drawWoods(frame, palette),
    part('homes', palette.town),
    part('industry', palette.industry),
    part('park', palette.park),
  ];
}

function drawWoods(frame: Frame, palette: Palette): string {
  const cells = frame.z < 12 ? 32 : 12;
  return fill(
    areaAbove(
      sampleField(frame, cells, (x, y) => Math.min(wood(x, y), land(x, y) * 4)),
      cells,
    ),
    palette.wood,
    0.8,
  );
}

function drawRivers(frame: Frame, palette: Palette): string {
  const cells = 32;
  const path = zeroLines(sampleField(frame, cells, river), cells);
  if (path === '') return '';
  return `<path d="${path}" fill="none" stroke="${palette.water}" stroke-width="${Math.max(1, 1.3 * frame.scale).toFixed(1)}" stroke-linecap="round"/>`;
}

function buildings(frame: Frame, palette: Palette): string {
  const path = buildingPath(frame);
  return path === ''
    ? ''
    : `<path d="${path}" fill="${palette.building}" stroke="${palette.buildingEdge}" stroke-width="${frame.z < 17 ? 0.4 : 0.8}"/>`;
}

/** All edges first, then all surfaces, so that crossings are open. */
function drawStreets(frame: Frame, palette: Palette): string {
  const drawn = LEVELS.map((level) => ({ level, path: streetPath(frame, level), width: widthOf(level, frame) })).filter(
    ({ path }) => path !== '',
  );
  const edge = frame.z < 12 ? 0.8 : frame.z < 15 ? 1.2 : 2;
  const defs = drawn.map(({ level, path }) => `<path id="${level}" d="${path}"/>`).join('');
  const edges = drawn
    .filter(({ width }) => width >= 1)
    .map(
      ({ level, width }) =>
        `<use href="#${level}" stroke="${palette.street[level].casing}" stroke-width="${(width + edge).toFixed(1)}"/>`,
    );
  const surfaces = drawn.map(
    ({ level, width }) =>
      `<use href="#${level}" stroke="${palette.street[level].fill}" stroke-width="${width.toFixed(1)}"/>`,
  );
  if (drawn.length === 0) return '';
  return `<defs>${defs}</defs><g fill="none" stroke-linecap="round" stroke-linejoin="round">${edges.join('')}${surfaces.join('')}</g>`;
}

function fill(path: string, color: string, seam: number): string {
  if (path === '') return '';
  return `<path d="${path}" fill="${color}"${seam === 0 ? '' : ` stroke="${color}" stroke-width="${seam}"`}/>`;
}
