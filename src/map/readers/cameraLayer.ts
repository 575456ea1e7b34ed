import type { Place } from '../../model/place.ts';
import { mercatorX, mercatorY } from '../../model/place.ts';
import { SIGHT_LINE_ZOOM, worldSize } from '../../model/zoom.ts';
import type { Scene } from '../../store/scene/scene.ts';
import { createDensityPainter } from './densityPainter.ts';
import { boxCentre, paddingFor, sightRadius } from '../base/geometry.ts';
import type { Screen } from './hitTest.ts';
import { toPixel } from './hitTest.ts';
import type { LatLng, LeafletMap, ZoomAnimEvent } from '../base/leaflet.ts';
import { DomUtil, toPoint } from '../base/leaflet.ts';
import { pixelOriginAt } from '../base/leafletMath.ts';
import type { Easel, Selection } from './paint.ts';
import { paintMarks, paintSectors, paintSelection } from './paint.ts';
import { createSprites } from './sprites.ts';
import type { Theme } from '../base/theme.ts';
import type { Closable } from '../base/closable.ts';

/** The selected camera with its place. */
export interface SelectedCamera extends Selection {
  readonly place: Place;
}

export interface CameraLayer extends Closable {
  setScene(scene: Scene | null): void;
  setSelected(selected: SelectedCamera | null): void;
  setTheme(theme: Theme): void;
  /** From the scene's coordinates to px of the map's element as it stands: for hit-testing. */
  screen(): Screen;
}

/** What the canvas holds: its top left corner in px of the world at the zoom it was drawn for. */
interface Drawn {
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The cameras on one canvas. It is larger than the view, moves along with Leaflet's map pane, is scaled by CSS while
 * zooming, and is painted anew only for a new scene, a new zoom, or when the view leaves it.
 */
export function createCameraLayer(map: LeafletMap, label: (count: number) => string): CameraLayer {
  const pane = map.getPane('cameras') ?? map.createPane('cameras');
  const canvas = document.createElement('canvas');
  canvas.className = 'map-cameras leaflet-zoom-animated';
  pane.append(canvas);
  const context = canvas.getContext('2d');
  const dots = createDensityPainter();

  let scene: Scene | null = null;
  let selected: SelectedCamera | null = null;
  let theme: Theme | null = null;
  let sprite: Easel['sprite'] | null = null;
  let spriteRatio = 0;
  let drawn: Drawn | null = null;
  /** The canvas has once had room for more than the view. */
  let isPadded = false;
  let frame: number | null = null;
  let animating = false;

  /** The copy of the world that the scene is drawn in, counted from the one its coordinates are written in. */
  const worlds = (): number =>
    scene === null ? 0 : Math.round(mercatorX(map.getCenter().lng) - mercatorX(boxCentre(scene.box).lon));

  const place = (origin: { readonly x: number; readonly y: number }, zoom: number): void => {
    if (drawn === null) return;
    const scale = map.getZoomScale(zoom, drawn.zoom);
    DomUtil.setTransform(canvas, toPoint(drawn.left * scale - origin.x, drawn.top * scale - origin.y), scale);
  };

  const follow = (): void => {
    place(map.getPixelOrigin(), map.getZoom());
  };

  /** The size that is drawn next, and how much of it lies beyond the view's left and top edge; CSS px. */
  const frameFor = (
    ratio: number,
  ): Pick<Drawn, 'width' | 'height'> & { readonly padX: number; readonly padY: number } => {
    const { x, y } = map.getSize();
    // The first time only what can be seen: that is there in a quarter of the time, and the next scene is near.
    const padding = drawn === null ? 0 : paddingFor(x, y, ratio);
    const [padX, padY] = [x * padding, y * padding];
    return { width: Math.ceil(x + 2 * padX), height: Math.ceil(y + 2 * padY), padX, padY };
  };

  /** An empty canvas of that size. Clearing it makes its memory, which takes as long as all the drawing. */
  const makeRoom = (
    on: CanvasRenderingContext2D,
    ratio: number,
    { width, height }: Pick<Drawn, 'width' | 'height'>,
  ): void => {
    const deviceWidth = Math.round(width * ratio);
    const deviceHeight = Math.round(height * ratio);
    if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
      canvas.width = deviceWidth;
      canvas.height = deviceHeight;
    }
    on.setTransform(1, 0, 0, 1, 0, 0);
    on.clearRect(0, 0, deviceWidth, deviceHeight);
  };

  const paint = (): void => {
    frame = null;
    if (context === null || theme === null || (drawn === null && scene === null && selected === null)) return;
    const zoom = map.getZoom();
    const ratio = window.devicePixelRatio;
    isPadded = drawn !== null;
    const { width, height, padX, padY } = frameFor(ratio);
    const origin = map.getPixelOrigin();
    const corner = map.containerPointToLayerPoint([-padX, -padY]).round();
    drawn = { zoom, left: corner.x + origin.x, top: corner.y + origin.y, width, height };
    makeRoom(context, ratio, drawn);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    if (sprite === null || spriteRatio !== ratio) {
      sprite = createSprites(theme, ratio);
      spriteRatio = ratio;
    }
    paintScene({ context, ratio, width, height, theme, sprite, label }, drawn);
    follow();
  };

  const paintScene = (easel: Easel, { zoom, left, top }: Drawn): void => {
    const scale = worldSize(zoom);
    const sight = zoom >= SIGHT_LINE_ZOOM ? sightRadius(map.getCenter().lat, zoom) : null;
    if (scene !== null) {
      const screen = { scale, left: left - worlds() * scale, top };
      if (sight !== null) paintSectors(easel, scene.sectors, screen, sight);
      if (scene.density !== undefined) dots.paint(easel, scene.density, screen);
      paintMarks(easel, scene.marks, screen);
    }
    if (selected !== null) {
      const x = mercatorX(selected.place.lon);
      const turns = Math.round(mercatorX(map.getCenter().lng) - x);
      const at = toPixel({ scale, left, top }, x + turns, mercatorY(selected.place.lat));
      paintSelection(easel, at, selected, sight);
    }
  };

  /** At the next frame, once; after a running zoom animation, since the canvas is under way until then. */
  const schedule = (): void => {
    if (animating) return;
    frame ??= requestAnimationFrame(paint);
  };

  const paintNow = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    paint();
  };

  /** Paints where the view shows what was not painted. */
  const extend = (): void => {
    if (animating) return;
    if (drawn === null) {
      schedule();
      return;
    }
    const scale = map.getZoomScale(map.getZoom(), drawn.zoom);
    const origin = map.getPixelOrigin();
    const corner = map.containerPointToLayerPoint([0, 0]).add(origin);
    const size = map.getSize();
    const inside =
      corner.x >= drawn.left * scale &&
      corner.y >= drawn.top * scale &&
      corner.x + size.x <= (drawn.left + drawn.width) * scale &&
      corner.y + size.y <= (drawn.top + drawn.height) * scale;
    if (!inside) schedule();
  };

  const onZoomAnimation = ({ center, zoom }: { readonly center: LatLng; readonly zoom: number }): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    animating = true;
    place(pixelOriginAt(map, center, zoom), zoom);
  };
  const onZoom = (): void => {
    if (!animating) follow();
  };
  const onZoomEnd = (): void => {
    animating = false;
    paintNow();
  };

  const events = {
    zoomanim: (event: ZoomAnimEvent) => {
      onZoomAnimation(event);
    },
    zoom: onZoom,
    zoomend: onZoomEnd,
    viewreset: paintNow,
    resize: paintNow,
    move: extend,
    moveend: extend,
  };
  map.on(events);

  return {
    setScene(next) {
      scene = next;
      if (context !== null && drawn !== null && !isPadded && !animating) {
        // Not in the same task as the drawing: together they would hold up the page.
        isPadded = true;
        makeRoom(context, window.devicePixelRatio, frameFor(window.devicePixelRatio));
      }
      schedule();
    },
    setSelected(next) {
      selected = next;
      schedule();
    },
    setTheme(next) {
      theme = next;
      sprite = null;
      schedule();
    },
    screen() {
      const corner = map.containerPointToLayerPoint([0, 0]).add(map.getPixelOrigin());
      const scale = worldSize(map.getZoom());
      return { scale, left: corner.x - worlds() * scale, top: corner.y };
    },
    close() {
      if (frame !== null) cancelAnimationFrame(frame);
      map.off(events);
      canvas.remove();
    },
  };
}
