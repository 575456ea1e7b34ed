/** A map of readers as a picture: dots on a plain ground, north up, a scale, and the words that belong with it. */
import type { Box } from '../../model/box.ts';
import type { Place } from '../../model/place.ts';
import { mercatorX, mercatorY } from '../../model/place.ts';

export interface PictureWords {
  readonly title: string;
  /** Beneath: count, filter, date, license, address; a line each. */
  readonly lines: readonly string[];
  readonly north: string;
  readonly distance: (metres: number) => string;
}

const WIDTH = 1200;
const LINE = 22;
const MARGIN = 24;
const EARTH = 40_075_017;

/** An SVG document of its own, without a tile and without a script. */
export function pictureOf(box: Box, places: readonly Place[], words: PictureWords): string {
  const x0 = mercatorX(box.west);
  const y0 = mercatorY(box.north);
  const scale = WIDTH / (mercatorX(box.east) - x0);
  const height = Math.max(200, Math.min(2400, Math.round((mercatorY(box.south) - y0) * scale)));
  const radius = places.length > 5000 ? 1.5 : places.length > 500 ? 2.5 : 4;
  const dots = places.map((place) => {
    const x = mercatorX(place.lon);
    // In the world that the box is written in.
    const turn = x < x0 ? Math.ceil(x0 - x) : 0;
    return `M${((x + turn - x0) * scale).toFixed(1)} ${((mercatorY(place.lat) - y0) * scale).toFixed(1)}h0`;
  });
  const middle = (box.south + box.north) / 2;
  const metresPerPixel = (EARTH * Math.cos((middle * Math.PI) / 180)) / scale;
  const metres = niceBelow(metresPerPixel * 200);
  const bar = metres / metresPerPixel;
  const total = height + MARGIN * 2 + LINE * (words.lines.length + 1);
  const text = (x: number, y: number, said: string, more = ''): string =>
    `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}"${more}>${escaped(said)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${total}" viewBox="0 0 ${WIDTH} ${total}" font-family="sans-serif" font-size="16">`,
    `<title>${escaped(words.title)}</title><rect width="${WIDTH}" height="${total}" fill="#fff"/>`,
    `<svg width="${WIDTH}" height="${height}" overflow="hidden"><rect width="${WIDTH}" height="${height}" fill="#f4f2f8"/>`,
    `<path d="${dots.join('')}" stroke="#5b21b6" stroke-width="${radius * 2}" stroke-linecap="round" fill="none"/></svg>`,
    `<path d="M${WIDTH - MARGIN} ${MARGIN + 44}v-40m-7 12l7-12l7 12" stroke="#000" stroke-width="2" fill="none"/>`,
    text(WIDTH - MARGIN, MARGIN + 66, words.north, ' text-anchor="middle"'),
    `<path d="M${MARGIN} ${height - MARGIN - 8}v8h${bar.toFixed(1)}v-8" stroke="#000" stroke-width="2" fill="none"/>`,
    text(MARGIN, height - MARGIN - 14, words.distance(metres)),
    text(MARGIN, height + MARGIN + LINE / 2, words.title, ' font-weight="bold"'),
    ...words.lines.map((line, i) => text(MARGIN, height + MARGIN + LINE / 2 + LINE * (i + 1), line)),
    '</svg>\n',
  ].join('\n');
}

/** 1, 2 or 5 and noughts. */
function niceBelow(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return (metres >= 5 * power ? 5 : metres >= 2 * power ? 2 : 1) * power;
}

function escaped(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
