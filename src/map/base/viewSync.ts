import type { Place } from '../../model/place.ts';
import type { ViewState, Wish } from '../../state/view.ts';
import type { Area } from './geometry.ts';
import { boxCentre, nearestLon, normalView } from './geometry.ts';
import type { LatLng, LeafletMap, ZoomAnimEvent } from './leaflet.ts';
import type { Closable } from './closable.ts';
import { watch } from './closable.ts';

/** A box without extent is shown this close: a single spot needs its street around it. */
const SPOT_ZOOM = 18;
/** Left free round a box, CSS px. */
const BOX_MARGIN = 48;

export interface ViewSync extends Closable {
  /** Goes where the newest wish says, without animation: once the map has a size. */
  begin(): void;
}

/**
 * Wishes in, views out. The view is told when a zoom animation starts, too (where it is going), so that the cameras for
 * it are at hand when it ends.
 * @param obey may take over a wish (the crosshair has its own middle); true where it did.
 */
export function createViewSync(
  map: LeafletMap,
  view: Pick<ViewState, 'wish' | 'moved'>,
  area: () => Area,
  obey: (wish: Wish) => boolean,
): ViewSync {
  let begun = false;
  let animating = false;
  let waiting: Wish | null = null;

  const report = (centre: LatLng, zoom: number): void => {
    if (!begun) return;
    const half = map.getSize().divideBy(2);
    const middle = map.project(centre, zoom);
    const northWest = map.unproject(middle.subtract(half), zoom);
    const southEast = map.unproject(middle.add(half), zoom);
    const box = { south: southEast.lat, west: northWest.lng, north: northWest.lat, east: southEast.lng };
    view.moved(normalView({ centre: { lat: centre.lat, lon: centre.lng }, zoom, box }));
  };

  const go = (wish: Wish, animate: boolean): void => {
    const still = animate && !prefersStill() ? {} : { animate: false };
    if (wish.kind === 'centre') {
      map.setView(near(wish.place), wish.zoom, still);
      return;
    }
    const { box } = wish;
    const shift = near(boxCentre(box))[1] - boxCentre(box).lon;
    const free = area();
    const size = map.getSize();
    map.fitBounds(
      [
        [box.south, box.west + shift],
        [box.north, box.east + shift],
      ],
      {
        ...still,
        maxZoom: box.south === box.north && box.west === box.east ? SPOT_ZOOM : map.getMaxZoom(),
        paddingTopLeft: [free.left + margin(free.right - free.left), free.top + margin(free.bottom - free.top)],
        paddingBottomRight: [
          size.x - free.right + margin(free.right - free.left),
          size.y - free.bottom + margin(free.bottom - free.top),
        ],
      },
    );
  };

  /** On the copy of the world that the map is in: never the long way round. */
  const near = (place: Place): [number, number] => [
    place.lat,
    begun ? nearestLon(place.lon, map.getCenter().lng) : place.lon,
  ];

  const onMoveEnd = (): void => {
    report(map.getCenter(), map.getZoom());
  };
  const onZoomAnimation = ({ center, zoom }: ZoomAnimEvent): void => {
    animating = true;
    report(center, zoom);
  };
  const onZoomEnd = (): void => {
    animating = false;
    const wish = waiting;
    waiting = null;
    if (wish !== null) follow(wish);
  };
  const events = { moveend: onMoveEnd, zoomanim: onZoomAnimation, zoomend: onZoomEnd };
  map.on(events);

  const follow = (wish: Wish): void => {
    if (!obey(wish)) go(wish, wish.animate);
  };
  const stop = watch(view.wish, (wish) => {
    if (!begun) return;
    // Leaflet drops what it is asked during a zoom animation: the newest wish is kept for its end.
    if (animating) waiting = wish;
    else follow(wish);
  });

  return {
    begin() {
      if (begun) return;
      const wish = view.wish.peek();
      go(wish, false);
      begun = true;
      onMoveEnd();
    },
    close() {
      stop();
      map.off(events);
    },
  };
}

function margin(side: number): number {
  return Math.min(BOX_MARGIN, side / 4);
}

/** Whether the person asked for less motion. */
export function prefersStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
