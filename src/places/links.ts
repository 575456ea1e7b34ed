import type { CameraKey } from '../model/camera.ts';
import { parseKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import { wrapLon } from '../model/place.ts';

/** What an address of a map says: where it is, how close, and what is open there. */
export interface Link {
  readonly place: Place | null;
  readonly zoom: number | null;
  readonly key: CameraKey | null;
}

/** Longer than any address of a map. */
const LONGEST = 2_000;

/**
 * Reads the addresses of the usual maps, this one's own among them, and what mail programs and chats make of them:
 * brackets and full stops around it, `&amp;`, percent signs. Null for a text that names neither a place nor an object.
 */
export function parseLink(text: string): Link | null {
  if (text.length > LONGEST) return null;
  const address = cleaned(text);
  const found = { place: placeIn(address), zoom: zoomIn(address), key: keyIn(address) };
  return found.place === null && found.key === null ? null : found;
}

/** Without what stands around an address in a sentence, and with its characters as they were meant. */
function cleaned(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && '<("\'[ \t\n'.includes(text[start] ?? '')) start += 1;
  while (end > start && '>)"\'].,;! \t\n'.includes(text[end - 1] ?? '')) end -= 1;
  const plain = text.slice(start, end).replaceAll(/\s+/g, '').replaceAll('&amp;', '&');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** What follows a `?`, `&` or `#`, in its order: names and values, and pieces without a name under ''. */
function pieces(address: string): readonly (readonly [name: string, value: string])[] {
  return address
    .split(/[?&#]/)
    .slice(1)
    .map((piece) => {
      const at = piece.indexOf('=');
      return at === -1 ? (['', piece] as const) : ([piece.slice(0, at).toLowerCase(), piece.slice(at + 1)] as const);
    });
}

/** Names under which maps write latitude and longitude, the surest first: a pin before the middle of the view. */
const PAIRS = 'q query ll daddr destination coordinate latlng loc center centre sll cp map'.split(' ');
const LATS = ['mlat', 'lat', 'latitude', 'y'];
const LONS = ['mlon', 'lon', 'lng', 'long', 'longitude', 'x'];

const PAIR = /^(?:loc:)?(-?\d{1,3}(?:\.\d+)?)[,~](-?\d{1,3}(?:\.\d+)?)/;
/** Zoom, latitude and longitude, as OpenStreetMap and most of those who build on it write them. */
const VIEW = /^(\d{1,2}(?:\.\d+)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)/;
/** The place that is open at Google's. */
const PIN = /!3d(-?\d{1,2}(?:\.\d+)?)!4d(-?\d{1,3}(?:\.\d+)?)/;
const AT = /@(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?)z)?/;
const PATH = /\/(?:place|search|dir)\/(-?\d{1,2}(?:\.\d+)?),\+?(-?\d{1,3}(?:\.\d+)?)/;
const GEO = /^geo:(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)/;

/** Where an address has the map: what is found first counts. */
function placeIn(address: string): Place | null {
  const named = pieces(address);
  const valueOf = (names: readonly string[]): string | undefined =>
    names.map((name) => named.find(([own]) => own === name)?.[1]).find((value) => value !== undefined);
  const view = viewIn(named);
  const pairs = PAIRS.flatMap((name) => named.filter(([own]) => own === name)).map(([, value]) => PAIR.exec(value));
  const [, first, second] = pairs.find((pair) => pair !== null) ?? [];
  // Written as others write it, and meant the other way round.
  const isCrossed = /\byandex\./.test(address);
  const geo = GEO.exec(address);
  const candidates = [
    PIN.exec(address)?.slice(1),
    [valueOf(LATS), valueOf(LONS)],
    isCrossed ? [second, first] : [first, second],
    // `geo:0,0?q=…` is the way to say that only the question counts.
    geo?.[1] === '0' && geo[2] === '0' ? undefined : geo?.slice(1),
    PATH.exec(address)?.slice(1),
    AT.exec(address)?.slice(1),
    view?.slice(1),
  ];
  for (const [lat, lon] of candidates.map((candidate) => candidate ?? [])) {
    const place = placeOf(lat, lon);
    if (place !== null) return place;
  }
  return shortLink(address);
}

/** `map=…`, or a piece without a name. */
function viewIn(named: ReturnType<typeof pieces>): readonly string[] | null {
  const values = named.filter(([name]) => name === 'map' || name === '').map(([, value]) => VIEW.exec(value));
  return values.find((view) => view !== null)?.slice(1) ?? null;
}

/** Null where it is not on the earth; a little beyond the antimeridian is on its other side. */
function placeOf(lat: string | undefined, lon: string | undefined): Place | null {
  if (lat === undefined || lon === undefined) return null;
  const place = { lat: Number(lat), lon: Number(lon) };
  if (Math.abs(place.lat) > 90 || Math.abs(place.lon) > 540) return null;
  return { lat: place.lat, lon: Math.abs(place.lon) === 180 ? place.lon : wrapLon(place.lon) };
}

function zoomIn(address: string): number | null {
  const named = pieces(address);
  const given = ['z', 'zoom', 'lvl'].map((name) => named.find(([own]) => own === name)?.[1]);
  for (const text of [viewIn(named)?.[0], AT.exec(address)?.[3], ...given]) {
    const zoom = Number.parseFloat(text ?? '');
    if (zoom >= 0 && zoom <= 24) return Math.round(zoom);
  }
  return null;
}

const LETTERS = { n: 'node', w: 'way', r: 'relation' } as const;

function keyIn(address: string): CameraKey | null {
  const [, type, id] =
    /(?:^|[/?&#])(node|way|relation)[/=](\d{1,16})(?=$|[/?&#])/.exec(address) ??
    /[?&#](?:id|select)=(n|w|r|node|way|relation)(\d{1,16})(?=$|[,&#])/.exec(address) ??
    [];
  if (type === undefined || id === undefined) return null;
  const long = type === 'n' || type === 'w' || type === 'r' ? LETTERS[type] : type;
  const parsed = parseKey(`${long}/${id}`);
  return parsed === null ? null : `${parsed.type}/${parsed.id}`;
}

const SHORT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~';

/**
 * OpenStreetMap's short links, `osm.org/go/…`: three bits of x and of y a letter, interleaved, of 32 each.
 * @see https://wiki.openstreetmap.org/wiki/Shortlink
 */
function shortLink(address: string): Place | null {
  const code = /(?:osm\.org|openstreetmap\.org)\/go\/([\w~@]{3,12})/.exec(address)?.[1]?.replaceAll('@', '~');
  if (code === undefined) return null;
  let [x, y, bits] = [0, 0, 0];
  for (const letter of code) {
    const value = SHORT.indexOf(letter);
    if (value === -1 || bits > 29) break;
    for (let bit = 5; bit > 0; bit -= 2) {
      x = x * 2 + ((value >> bit) & 1);
      y = y * 2 + ((value >> (bit - 1)) & 1);
    }
    bits += 3;
  }
  const size = 2 ** bits;
  return { lat: ((y + 0.5) / size) * 180 - 90, lon: ((x + 0.5) / size) * 360 - 180 };
}
