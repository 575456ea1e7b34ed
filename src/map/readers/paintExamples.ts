import type { Sector } from '../../model/direction.ts';
import { locale } from '../../i18n/index.ts';
import type { Closable } from '../base/closable.ts';
import type { Theme } from '../base/theme.ts';
import { createTheme } from '../base/theme.ts';
import type { Easel, Selection } from './paint.ts';
import { paintMarks, paintSectors, paintSelection } from './paint.ts';
import { shortCounts } from './shortCounts.ts';
import { createSprites } from './sprites.ts';

/** One mark as the map would draw it. */
export interface Example {
  /** FLAG bits. */
  readonly flags?: number;
  /** Readers that it stands for; 1 where nothing is said. */
  readonly count?: number;
  readonly sectors?: readonly Sector[];
  readonly selected?: boolean;
}

/** Paints each in the middle of its canvas, by the map's own code, and anew when the colors of the page change. */
export function paintExamples(examples: ReadonlyMap<HTMLCanvasElement, Example>): Closable {
  // The map has its colors from its place in the page.
  const map = document.querySelector<HTMLElement>('.map') ?? document.body;
  return createTheme(map, (theme) => {
    for (const [canvas, example] of examples) paint(canvas, theme, example);
  });
}

function paint(
  canvas: HTMLCanvasElement,
  theme: Theme,
  { flags = 0, count = 1, sectors = [], selected = false }: Example,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const easel: Easel = {
    context,
    ratio,
    width,
    height,
    theme,
    sprite: createSprites(theme, ratio),
    label: shortCounts(locale()),
  };
  const at = { x: width / 2, y: height / 2 };
  const one = Float64Array.of(0);
  const screen = { scale: 1, left: -at.x, top: -at.y };
  const radius = Math.min(at.x, at.y);
  if (selected) {
    const selection: Selection = { flags, sectors };
    paintSelection(easel, at, selection, radius);
    return;
  }
  paintSectors(
    easel,
    {
      length: sectors.length,
      x: new Float64Array(sectors.length),
      y: new Float64Array(sectors.length),
      from: Float32Array.from(sectors, ({ from }) => from),
      width: Float32Array.from(sectors, ({ width: wide }) => wide),
      id: new Float64Array(sectors.length),
      type: new Uint8Array(sectors.length),
    },
    screen,
    radius,
  );
  paintMarks(
    easel,
    {
      length: 1,
      x: one,
      y: one,
      count: Uint32Array.of(count),
      flags: Uint8Array.of(flags),
      id: one,
      type: Uint8Array.of(0),
      bounds: new Float64Array(4),
    },
    screen,
  );
}
