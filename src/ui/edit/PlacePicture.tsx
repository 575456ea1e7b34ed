import type { Sector } from '../../model/direction.ts';
import type { Place } from '../../model/place.ts';
import { mercatorX, mercatorY } from '../../model/place.ts';
import { useAppState } from '../context.ts';
import { Sights } from '../parts/Compass.tsx';

/** Side of a tile, CSS px. */
const TILE = 256;
/** As much of the ground is fetched, CSS px; a narrower window cuts it at its sides. */
const SIZE = { width: 600, height: 160 } as const;
/** How far the sight line reaches, CSS px. */
const REACH = 56;

/**
 * The place with its sight line, as it will be, on the tiles that the map shows there already; and where it stood.
 * Words say the same beside it.
 */
export function PlacePicture({
  place,
  sectors,
  before = null,
}: {
  readonly place: Place;
  readonly sectors: readonly Sector[];
  readonly before?: Place | null;
}): preact.JSX.Element {
  const { view } = useAppState();
  const { url, attribution, maxNativeZoom } = view.ground.value;
  const zoom = Math.max(0, Math.min(maxNativeZoom, Math.round(view.view.value?.zoom ?? maxNativeZoom)));
  const middle = pixelOf(place, zoom);
  const from = before === null ? null : pixelOf(before, zoom);
  const { width, height } = SIZE;
  return (
    <div class="place-picture" aria-hidden="true">
      {url === null
        ? null
        : tilesAround(middle, zoom).map(({ x, y }) => (
            <img
              key={`${x} ${y}`}
              alt=""
              src={tileAddress(url, x, y, zoom)}
              referrerPolicy="strict-origin-when-cross-origin"
              // Physical: so is the map.
              style={{ left: `calc(50% + ${x * TILE - middle.x}px)`, top: `calc(50% + ${y * TILE - middle.y}px)` }}
            />
          ))}
      <svg viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`} width={width} height={height} focusable="false">
        {from === null ? null : (
          <>
            <path class="place-moved" d={`M${from.x - middle.x} ${from.y - middle.y}L0 0`} />
            <circle class="place-before" cx={from.x - middle.x} cy={from.y - middle.y} r="6" />
          </>
        )}
        <Sights sectors={sectors} reach={REACH} dot={6} />
      </svg>
      {attribution === null || url === null ? null : <span class="place-credit">{attribution.text}</span>}
    </div>
  );
}

interface Pixel {
  readonly x: number;
  readonly y: number;
}

function pixelOf({ lat, lon }: Place, zoom: number): Pixel {
  const world = TILE * 2 ** zoom;
  return { x: Math.round(mercatorX(lon) * world), y: Math.round(mercatorY(lat) * world) };
}

function tilesAround({ x, y }: Pixel, zoom: number): readonly Pixel[] {
  const tiles: Pixel[] = [];
  const first = { x: Math.floor((x - SIZE.width / 2) / TILE), y: Math.floor((y - SIZE.height / 2) / TILE) };
  const last = { x: Math.floor((x + SIZE.width / 2) / TILE), y: Math.floor((y + SIZE.height / 2) / TILE) };
  for (let row = Math.max(0, first.y); row <= Math.min(2 ** zoom - 1, last.y); row++) {
    for (let column = first.x; column <= last.x; column++) tiles.push({ x: column, y: row });
  }
  return tiles;
}

function tileAddress(url: string, x: number, y: number, zoom: number): string {
  const around = 2 ** zoom;
  return url
    .replace('{z}', String(zoom))
    .replace('{x}', String(((x % around) + around) % around))
    .replace('{y}', String(y))
    .replace('{s}', 'a')
    .replace('{r}', '');
}
