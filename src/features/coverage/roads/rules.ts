/** Which ways a car may drive, which way, and how fast: the tables of docs/METHODS.md. */
import type { Road } from './road.ts';

/** km/h by class; a class that is not here is not driven. Whole numbers, so that times are. */
export const SPEEDS: ReadonlyMap<string, number> = new Map([
  ['motorway', 105],
  ['motorway_link', 60],
  ['trunk', 90],
  ['trunk_link', 50],
  ['primary', 65],
  ['primary_link', 45],
  ['secondary', 55],
  ['secondary_link', 40],
  ['tertiary', 50],
  ['tertiary_link', 35],
  ['unclassified', 45],
  ['residential', 35],
  ['living_street', 10],
]);

/** The first of these keys that is there decides. */
const ACCESS_KEYS = ['motorcar', 'motor_vehicle', 'vehicle', 'access'] as const;
const CLOSED: ReadonlySet<string> = new Set([
  'no',
  'private',
  'agricultural',
  'forestry',
  'emergency',
  'military',
  'permit',
  'use_sidepath',
]);

const SLOWEST = 5;
const FASTEST = 140;
const MILE = 1.609_344;
const LIMIT = /^(\d{1,3})(?: ?(mph))?$/;

/** Reads the tags of a way; null where no car may drive it. */
export function readRules(tag: (key: string) => string | undefined): Omit<Road, 'id' | 'places'> | null {
  const usual = SPEEDS.get(tag('highway') ?? '');
  if (usual === undefined || tag('area') === 'yes' || isClosed(tag)) return null;
  return {
    names: [...split(tag('name')), ...split(tag('ref'))],
    speed: limitOf(tag('maxspeed')) ?? usual,
    oneway: onewayOf(tag),
    roundabout: isRoundabout(tag),
  };
}

function isClosed(tag: (key: string) => string | undefined): boolean {
  const deciding = ACCESS_KEYS.map(tag).find((value) => value !== undefined);
  return deciding !== undefined && CLOSED.has(deciding);
}

/** `50` or `30 mph`, in whole km/h; undefined for all else. */
function limitOf(value: string | undefined): number | undefined {
  const match = LIMIT.exec(value ?? '');
  if (match === null) return undefined;
  const speed = Math.round(Number(match[1]) * (match[2] === undefined ? 1 : MILE));
  return speed >= SLOWEST && speed <= FASTEST ? speed : undefined;
}

function isRoundabout(tag: (key: string) => string | undefined): boolean {
  return ['roundabout', 'circular'].includes(tag('junction') ?? '');
}

function onewayOf(tag: (key: string) => string | undefined): Road['oneway'] {
  const oneway = tag('oneway');
  if (oneway === '-1' || oneway === 'reverse') return 'backward';
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return 'forward';
  if (oneway !== undefined) return 'no';
  return isRoundabout(tag) || tag('highway') === 'motorway' ? 'forward' : 'no';
}

function split(list: string | undefined): string[] {
  return (list ?? '')
    .split(';')
    .map((member) => member.trim())
    .filter((member) => member !== '');
}
