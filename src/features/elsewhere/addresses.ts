/** Where other editors and apps show an object of OpenStreetMap. Pure. */
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';

export interface Elsewhere {
  /** As its makers call it. */
  readonly name: string;
  readonly href: string;
}

type Thing = Pick<Camera, 'type' | 'id' | 'lat' | 'lon'>;

const ZOOM = 19;
/** Half of the side of what JOSM loads, in degrees of latitude: about 60 m. */
const AROUND = 0.000_55;

/** Pages that edit it. Those but the server's own iD know the real OpenStreetMap alone. */
export function editorsOf(thing: Thing, web: string, isLive: boolean): readonly Elsewhere[] {
  const { type, id } = thing;
  const short = `${type.charAt(0)}${id}`;
  const map = `map=${ZOOM}/${degrees(thing.lat)}/${degrees(thing.lon)}`;
  const own: Elsewhere = { name: 'iD', href: `${web}/edit?editor=id&${type}=${id}#${map}` };
  if (!isLive) return [own];
  return [
    own,
    { name: 'Rapid', href: `https://rapideditor.org/edit#${map}&id=${short}` },
    { name: 'Level0', href: `https://level0.osmz.ru/?url=${short}` },
  ];
}

/** What a phone opens with the map that its owner chose. */
export function geoAddress({ lat, lon }: Place): string {
  return `geo:${degrees(lat)},${degrees(lon)}?z=${ZOOM}`;
}

/** The app of DeFlock knows nodes. Null for others. */
export function deflockAddress({ type, id }: Pick<Camera, 'type' | 'id'>): string | null {
  return type === 'node' ? `deflockapp://node/${id}` : null;
}

export function osmchaAddress(changeset: number): string {
  return `https://osmcha.org/changesets/${changeset}`;
}

/** JOSM's remote control: loads what is around the object and selects it. 127.0.0.1, since browsers judge `localhost` apart. */
export function josmAddress(thing: Thing): string {
  const across = AROUND / Math.max(Math.cos((thing.lat * Math.PI) / 180), 0.01);
  const query = new URLSearchParams({
    left: degrees(Math.max(thing.lon - across, -180)),
    right: degrees(Math.min(thing.lon + across, 180)),
    top: degrees(Math.min(thing.lat + AROUND, 90)),
    bottom: degrees(Math.max(thing.lat - AROUND, -90)),
    select: keyOf(thing).replace('/', ''),
  });
  return `http://127.0.0.1:8111/load_and_zoom?${query.toString()}`;
}

function degrees(value: number): string {
  return value.toFixed(7);
}
