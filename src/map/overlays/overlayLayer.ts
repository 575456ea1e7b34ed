import type { Place } from '../../model/place.ts';
import type { Overlay, OverlayArea, OverlayLine, OverlayPoint } from '../../state/overlays.ts';
import type { Anchored } from '../base/anchored.ts';
import { anchor } from '../base/anchored.ts';
import type { Closable, Pixel } from '../base/closable.ts';
import { nearestLon } from '../base/geometry.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { pixelOf } from '../base/leafletMath.ts';
import type { LeafletPath } from './leafletPaths.ts';
import { circleMarker, polygon, polyline } from './leafletPaths.ts';
import type { OverlayHit } from './overlayHit.ts';
import { hitOverlays, POINT_RADIUS } from './overlayHit.ts';

const PANE = 'overlays';

/** Overlays on the map. */
export interface OverlayLayer extends Closable {
  show(all: ReadonlyMap<string, Overlay>): void;
  /** The shape that a pointer at a point of the map's element means. */
  hit(at: Pixel, reach: number): OverlayHit | null;
}

type LatLng = [number, number];

/** Draws overlays by Leaflet's paths as SVG, whose looks come from the style sheet by role. */
export function createOverlayLayer(map: LeafletMap): OverlayLayer {
  if (map.getPane(PANE) === undefined) map.createPane(PANE);
  let shown: ReadonlyMap<string, Overlay> = new Map();
  let drawn: readonly { remove(): void }[] = [];
  /** The copy of the world that it is drawn on. */
  let world = worldOf(map);

  const draw = (): void => {
    for (const each of drawn) each.remove();
    world = worldOf(map);
    drawn = [...shown.values()].flatMap(({ areas = [], lines = [], points = [] }) =>
      [
        areas.map((area) => drawArea(map, area)),
        lines.map((line) => drawLine(map, line)),
        points.map((point) => drawPoint(map, point)),
      ].flat(2),
    );
  };
  const onMoveEnd = (): void => {
    if (worldOf(map) !== world) draw();
  };
  map.on('moveend', onMoveEnd);
  return {
    show(all) {
      shown = all;
      draw();
    },
    hit: (at, reach) => hitOverlays(shown, at, reach, (place) => pixelOf(map, place)),
    close() {
      map.off('moveend', onMoveEnd);
      for (const each of drawn) each.remove();
    },
  };
}

function worldOf(map: LeafletMap): number {
  return Math.round(map.getCenter().lng / 360);
}

/** The shape's places on the copy of the world that the map is in; the first place decides for all, so that none is torn. */
function latLngs(map: LeafletMap, places: readonly Place[], from: Place | undefined = places[0]): LatLng[] {
  const shift = from === undefined ? 0 : nearestLon(from.lon, map.getCenter().lng) - from.lon;
  return places.map(({ lat, lon }) => [lat, lon + shift]);
}

function options(kind: string, role: string): { className: string; pane: string; interactive: false } {
  return { className: `map-overlay ${kind} ${role}`, pane: PANE, interactive: false };
}

function drawArea(map: LeafletMap, { rings, role, label }: OverlayArea): { remove(): void }[] {
  const [outer = []] = rings;
  const path = polygon(
    rings.map((ring) => latLngs(map, ring, outer[0])),
    options('area', role),
  );
  return withLabel(map, path, label, () => path.getBounds().getCenter());
}

function drawLine(map: LeafletMap, { places, role, label }: OverlayLine): { remove(): void }[] {
  const path = polyline(latLngs(map, places), options('line', role));
  return withLabel(map, path, label, () => path.getBounds().getCenter());
}

function drawPoint(map: LeafletMap, { place, role, label }: OverlayPoint): { remove(): void }[] {
  const [at = [place.lat, place.lon]] = latLngs(map, [place]);
  const path = circleMarker(at, { ...options('point', role), radius: POINT_RADIUS });
  return withLabel(map, path, label, () => path.getLatLng());
}

function withLabel(
  map: LeafletMap,
  path: LeafletPath,
  label: string | undefined,
  middle: () => { readonly lat: number; readonly lng: number },
): { remove(): void }[] {
  path.addTo(map);
  if (label === undefined) return [path];
  const { lat, lng } = middle();
  const words = labelAt(map, label, { lat, lon: lng });
  return [path, { remove: () => words.close() }];
}

/** It stands at its place by CSS; what it says is a text node. */
function labelAt(map: LeafletMap, label: string, place: Place): Anchored {
  const element = document.createElement('div');
  const words = document.createElement('span');
  words.className = 'map-overlay-label';
  words.textContent = label;
  element.append(words);
  const anchored = anchor(map, element, `${PANE}-labels`);
  anchored.moveTo(place);
  return anchored;
}
