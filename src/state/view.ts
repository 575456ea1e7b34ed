import { computed, signal } from '@preact/signals';
import { START } from '../catalog/start.ts';
import { PLAIN_MAP } from '../catalog/baseMaps.ts';
import type { Place } from '../model/place.ts';
import { wrapLon } from '../model/place.ts';
import { MAX_ZOOM, MIN_ZOOM } from '../model/zoom.ts';
import type { Env } from './env.ts';
import type { Permalink } from './permalink.ts';
import { formatPermalink, parsePermalink } from './permalink.ts';
import type { ServerState } from './server.ts';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { BaseMap } from '../catalog/baseMaps.ts';
import type { Box } from '../model/box.ts';

/** Where the map is. */
export interface View {
  readonly centre: Place;
  readonly zoom: number;
  readonly box: Box;
}

/** A wish that the map should be elsewhere. Each is a new object, so that wishing the same twice works. */
export type Wish =
  | { readonly kind: 'centre'; readonly place: Place; readonly zoom: number; readonly animate: boolean }
  | { readonly kind: 'box'; readonly box: Box; readonly animate: boolean };

export interface ViewState {
  /** Null until the map has been laid out. */
  readonly view: ReadonlySignal<View | null>;
  /** The map obeys the newest one. */
  readonly wish: ReadonlySignal<Wish>;
  readonly baseMap: ReadonlySignal<BaseMap>;
  readonly baseMaps: ReadonlySignal<readonly BaseMap[]>;
  /** Aerial photos in place of the base map, while somebody looks at them. */
  readonly imagery: Signal<BaseMap | null>;
  /** What the map is drawn on: these, or the base map. */
  readonly ground: ReadonlySignal<BaseMap>;
  /** Tiles failed to load: the background is missing, the cameras are not. */
  readonly tilesMissing: ReadonlySignal<boolean>;
  readonly locating: ReadonlySignal<'idle' | 'asking' | 'denied' | 'unavailable'>;
  /** Where the person is, with accuracy in metres, once asked for. */
  readonly here: ReadonlySignal<{ readonly place: Place; readonly accuracy: number } | null>;
  /** Told by the map after every move. */
  moved(view: View): void;
  tiles(missing: boolean): void;
  go(place: Place, zoom?: number): void;
  goToBox(box: Box): void;
  zoomBy(steps: number): void;
  locate(): void;
  chooseBaseMap(id: string): void;
}

const VIEW_KEY = 'view';
const BASE_MAP_KEY = 'baseMap';

/** Where the address has the map, else where it was left; null for someone who comes for the first time, and follows no link. */
export function remembered({
  local,
  address,
}: Pick<Env, 'local'> & { readonly address: { readonly hash: string } }): Permalink['position'] {
  return parsePermalink(address.hash).position ?? parsePermalink(local.get(VIEW_KEY) ?? '').position;
}

/** Where the map is, where it should go, and what is drawn beneath. */
export function createView(
  { local, address, locate, opening }: Pick<Env, 'local' | 'address' | 'locate' | 'opening'>,
  servers: ServerState,
): ViewState & { close(): void } {
  const start = remembered({ local, address }) ?? opening ?? START;
  const view = signal<View | null>(null);
  const wish = signal<Wish>({ kind: 'centre', place: start.centre, zoom: start.zoom, animate: false });
  const baseMapId = signal(local.get(BASE_MAP_KEY));
  const baseMaps = computed(() => servers.server.value.baseMaps);
  const baseMap = computed(() => {
    const maps = baseMaps.value;
    return maps.find((map) => map.id === baseMapId.value) ?? maps[0] ?? PLAIN_MAP;
  });
  const imagery = signal<BaseMap | null>(null);
  const tilesMissing = signal(false);
  const locating = signal<'idle' | 'asking' | 'denied' | 'unavailable'>('idle');
  const here = signal<{ readonly place: Place; readonly accuracy: number } | null>(null);
  let asking: AbortController | null = null;

  const go = (place: Place, zoom?: number): void => {
    const target = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom ?? view.peek()?.zoom ?? START.zoom));
    wish.value = { kind: 'centre', place: { lat: place.lat, lon: wrapLon(place.lon) }, zoom: target, animate: true };
  };

  return {
    view,
    wish,
    baseMaps,
    baseMap,
    imagery,
    ground: computed(() => imagery.value ?? baseMap.value),
    tilesMissing,
    locating,
    here,
    moved(next) {
      view.value = next;
      local.set(VIEW_KEY, formatPermalink({ position: next, key: null }));
    },
    tiles(missing) {
      tilesMissing.value = missing;
    },
    go,
    goToBox(box) {
      wish.value = { kind: 'box', box, animate: true };
    },
    zoomBy(steps) {
      const now = view.peek();
      if (now !== null) go(now.centre, now.zoom + steps);
    },
    locate() {
      if (locating.peek() === 'asking') return;
      asking = new AbortController();
      locating.value = 'asking';
      const { signal: cancelled } = asking;
      import('./readPosition.ts').then(
        ({ readPosition }) => readPosition(locate(cancelled), { locating, here, view, go }),
        () => {
          locating.value = 'unavailable';
        },
      );
    },
    chooseBaseMap(id) {
      baseMapId.value = id;
      tilesMissing.value = false;
      local.set(BASE_MAP_KEY, id);
    },
    close() {
      asking?.abort();
    },
  };
}
