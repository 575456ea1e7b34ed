import type { Sector } from '../../model/direction.ts';
import type { Marks, Sectors } from '../../store/scene/scene.ts';
import { markRadius } from '../../store/scene/scene.ts';
import { canvasAngle } from '../base/geometry.ts';
import type { Screen } from './hitTest.ts';
import { SPRITE_HALF } from './sprites.ts';
import type { Theme } from '../base/theme.ts';
import type { Pixel } from '../base/closable.ts';

/** A canvas being painted: CSS px by the ratio, and what is needed for looks. */
export interface Easel {
  readonly context: CanvasRenderingContext2D;
  /** Device px for one CSS px. */
  readonly ratio: number;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  sprite(flags: number): HTMLCanvasElement;
  label(count: number): string;
}

/**
 * One sight line from a point: a path of its own in local coordinates, which is measurably faster than one path for all
 * and lets every one share the gradient.
 */
function paintSector({ context, ratio }: Easel, at: Pixel, from: number, width: number, radius: number): void {
  context.setTransform(ratio, 0, 0, ratio, at.x * ratio, at.y * ratio);
  context.beginPath();
  if (width < 360) context.moveTo(0, 0);
  context.arc(0, 0, radius, canvasAngle(from), canvasAngle(from + Math.min(360, width)));
  context.fill();
}

function gradient(context: CanvasRenderingContext2D, radius: number, stops: Theme['sight']): CanvasGradient {
  const fade = context.createRadialGradient(0, 0, 0, 0, 0, radius);
  stops.forEach((color, index) => {
    fade.addColorStop(index / (stops.length - 1), color);
  });
  return fade;
}

/** All sight lines of a scene, `radius` px long. */
export function paintSectors(easel: Easel, sectors: Sectors, screen: Screen, radius: number): void {
  easel.context.fillStyle = gradient(easel.context, radius, easel.theme.sight);
  for (let index = 0; index < sectors.length; index += 1) {
    const x = (sectors.x[index] ?? 0) * screen.scale - screen.left;
    const y = (sectors.y[index] ?? 0) * screen.scale - screen.top;
    if (x < -radius || y < -radius || x > easel.width + radius || y > easel.height + radius) continue;
    paintSector(easel, { x, y }, sectors.from[index] ?? 0, sectors.width[index] ?? 0, radius);
  }
}

/** Bubbles and dots. Bubbles first: where a dot of an older scene lies on one, the dot is the finer news. */
export function paintMarks(easel: Easel, marks: Marks, screen: Screen): void {
  for (const single of [false, true]) {
    for (let index = 0; index < marks.length; index += 1) {
      const count = marks.count[index] ?? 1;
      if ((count === 1) !== single) continue;
      const radius = single ? SPRITE_HALF : markRadius(count) + 2;
      const x = (marks.x[index] ?? 0) * screen.scale - screen.left;
      const y = (marks.y[index] ?? 0) * screen.scale - screen.top;
      if (x < -radius || y < -radius || x > easel.width + radius || y > easel.height + radius) continue;
      if (single) paintSprite(easel, { x, y }, marks.flags[index] ?? 0);
      else paintCluster(easel, { x, y }, count);
    }
  }
}

function paintSprite({ context, ratio, sprite }: Easel, at: Pixel, flags: number): void {
  const picture = sprite(flags);
  // Whole device pixels keep the edges as sharp as they were drawn.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(
    picture,
    Math.round(at.x * ratio - picture.width / 2),
    Math.round(at.y * ratio - picture.height / 2),
  );
}

function paintCluster({ context, ratio, theme, label }: Easel, at: Pixel, count: number): void {
  const radius = markRadius(count);
  context.setTransform(ratio, 0, 0, ratio, at.x * ratio, at.y * ratio);
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.fillStyle = theme.casing;
  context.fill();
  context.beginPath();
  context.arc(0, 0, radius - 1.5, 0, Math.PI * 2);
  context.fillStyle = theme.clusterFill;
  context.fill();
  context.fillStyle = theme.clusterText;
  context.font = `600 ${radius < 18 ? 12 : 13}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(label(count), 0, 0.5, radius * 2 - 4);
}

/** What is drawn of the selected camera, above all others. */
export interface Selection {
  readonly flags: number;
  readonly sectors: readonly Sector[];
}

/** The selected camera: its sight lines at full strength and a halo round its dot. */
export function paintSelection(easel: Easel, at: Pixel, selection: Selection, sightRadius: number | null): void {
  const { context, ratio, theme } = easel;
  if (sightRadius !== null) {
    context.fillStyle = gradient(context, sightRadius, theme.selectedSight);
    for (const { from, width } of selection.sectors) paintSector(easel, at, from, width, sightRadius);
  }
  context.setTransform(ratio, 0, 0, ratio, at.x * ratio, at.y * ratio);
  const radius = markRadius(1) + 5;
  for (const [width, color] of [
    [8, theme.casing],
    [4, theme.selected],
  ] as const) {
    context.beginPath();
    context.arc(0, 0, radius, 0, Math.PI * 2);
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
  }
  paintSprite(easel, at, selection.flags);
}
