import { FLAG, markRadius } from '../../store/scene/scene.ts';
import type { Theme } from '../base/theme.ts';

/** Room around a dot for its casing and a dashed ring, CSS px. */
const MARGIN = 6;

/** Half the side of a sprite, CSS px. */
export const SPRITE_HALF = markRadius(1) + MARGIN;

/**
 * Pictures of single cameras, one for each combination of flags, drawn once a theme and pixel ratio: copying a picture
 * is several times cheaper than drawing its shapes again.
 */
export function createSprites(theme: Theme, ratio: number): (flags: number) => HTMLCanvasElement {
  const known = new Map<number, HTMLCanvasElement>();
  return (flags) => {
    const old = known.get(flags);
    if (old !== undefined) return old;
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(SPRITE_HALF * 2 * ratio);
    canvas.height = canvas.width;
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
      paintDot(context, flags, theme);
    }
    known.set(flags, canvas);
    return canvas;
  };
}

/** A camera at the origin: each bit of `flags` has a shape of its own. */
export function paintDot(context: CanvasRenderingContext2D, flags: number, theme: Theme): void {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const radius = markRadius(1);
  const outline = (inner: number): void => {
    context.beginPath();
    // A square of the same weight to the eye as the circle.
    if (has(FLAG.area)) context.rect(-inner * 0.9, -inner * 0.9, inner * 1.8, inner * 1.8);
    else context.arc(0, 0, inner, 0, Math.PI * 2);
  };
  const fill = (inner: number, color: string): void => {
    outline(inner);
    context.fillStyle = color;
    context.fill();
  };

  fill(radius + 1, theme.casing);
  fill(radius - 0.5, theme.camera);
  const open = has(FLAG.noDirection);
  if (open) fill(radius - (has(FLAG.stale) ? 2 : 3), theme.casing);
  else if (has(FLAG.stale)) fill(radius - (has(FLAG.oddDirection) ? 2 : 4), theme.casing);
  // A ring that is stale has nothing in its middle; one that is not, a point.
  if (open && !has(FLAG.stale)) fill(1.25, theme.camera);
  if (has(FLAG.oddDirection)) {
    context.fillStyle = has(FLAG.stale) ? theme.camera : theme.casing;
    context.font = '700 10px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText('?', 0, 0.5);
  }
  if (has(FLAG.localEdit)) {
    outline(radius + 3.5);
    context.lineWidth = 4;
    context.strokeStyle = theme.casing;
    context.stroke();
    context.setLineDash([4, 3]);
    context.lineWidth = 2;
    context.strokeStyle = theme.localEdit;
    context.stroke();
    context.setLineDash([]);
  }
}
