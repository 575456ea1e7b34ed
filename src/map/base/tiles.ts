import type { BaseMap } from '../../catalog/baseMaps.ts';
import type { ViewState } from '../../state/view.ts';
import type { LeafletMap, TileLayer } from './leaflet.ts';
import { tileLayer } from './leaflet.ts';
import type { Closable } from './closable.ts';
import { watch } from './closable.ts';

/** Draws the chosen base map, or what stands in its place, and tells when its tiles can't be had. */
export function createTiles(map: LeafletMap, view: Pick<ViewState, 'ground' | 'tiles'>): Closable {
  let layer: TileLayer | null = null;
  const remove = (): void => {
    layer?.off();
    layer?.remove();
    layer = null;
  };
  const stop = watch(view.ground, (baseMap) => {
    remove();
    if (baseMap.url === null) {
      view.tiles(false);
      return;
    }
    layer = build(baseMap, baseMap.url, (missing) => {
      view.tiles(missing);
    }).addTo(map);
  });
  return {
    close() {
      stop();
      remove();
    },
  };
}

function build({ maxNativeZoom }: BaseMap, url: string, tell: (missing: boolean) => void): TileLayer {
  const layer = tileLayer(url, {
    maxNativeZoom,
    maxZoom: 20,
    // Tiles fade in by themselves; new ones are asked for when the map rests, as tile servers wish.
    updateWhenIdle: true,
    // Tile servers block visitors that don't say where they come from.
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  // Told once a change: one odd tile more or less says nothing new.
  let told: boolean | null = null;
  const tellOnce = (missing: boolean): void => {
    if (told === missing) return;
    told = missing;
    tell(missing);
  };
  layer.on('tileerror', () => {
    tellOnce(true);
  });
  layer.on('tileload', () => {
    tellOnce(false);
  });
  return layer;
}
