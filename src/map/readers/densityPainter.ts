import type { Density } from '../../store/scene/scene.ts';
import type { Screen } from './hitTest.ts';
import type { Easel } from './paint.ts';

/** Paints a scene's dots; tints a raster once and keeps it until another one comes. */
export interface DensityPainter {
  paint(easel: Easel, density: Density, screen: Screen): void;
}

/** What it costs is bounded by the screen, however many cameras there are. */
export function createDensityPainter(): DensityPainter {
  let tinted: { readonly of: Density; readonly color: string; readonly canvas: HTMLCanvasElement } | null = null;
  return {
    paint({ context, ratio, theme }, density, { scale, left, top }) {
      if (tinted?.of !== density || tinted.color !== theme.camera) {
        tinted = { of: density, color: theme.camera, canvas: tint(density, theme.camera) };
      }
      const side = density.pixel * scale * ratio;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(
        tinted.canvas,
        (density.x * scale - left) * ratio,
        (density.y * scale - top) * ratio,
        density.width * side,
        density.height * side,
      );
    },
  };
}

function tint({ width, height, pixels }: Density, color: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
  return canvas;
}
