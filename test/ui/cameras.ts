import type { Camera } from '../../src/model/camera.ts';
import type { Place } from '../../src/model/place.ts';

/** 23 Nov 2026, 06:30 UTC */
export const NOW = Date.UTC(2026, 10, 23, 6, 30);
/** What is shown is of that time: 23 Nov 2026, 06:09 UTC. */
export const BASE = Date.UTC(2026, 10, 23, 6, 9);
export const AUSTIN: Place = { lat: 30.26715, lon: -97.74306 };

export function camera(id: number, tags: Readonly<Record<string, string>>, rest: Partial<Camera> = {}): Camera {
  return {
    type: 'node',
    id,
    version: 3,
    timestamp: Date.UTC(2026, 7, 12),
    lat: AUSTIN.lat,
    lon: AUSTIN.lon,
    tags: new Map(Object.entries(tags)),
    ...rest,
  };
}

/** A place so many metres north of AUSTIN. */
export function north(metres: number): Place {
  return { lat: AUSTIN.lat + metres / 111_195, lon: AUSTIN.lon };
}

export const FLOCK = camera(508, {
  man_made: 'surveillance',
  'surveillance:type': 'ALPR',
  surveillance: 'public',
  'surveillance:zone': 'traffic',
  'camera:type': 'fixed',
  'camera:mount': 'pole',
  direction: '68',
  manufacturer: 'Flock Safety',
  'manufacturer:wikidata': 'Q108485435',
  operator: 'Austin Police Department',
  'operator:wikidata': 'Q4823109',
  check_date: '2026-06-01',
  image: 'https://example.org/photo.jpg',
});
export const BARE = camera(509, { man_made: 'surveillance', 'surveillance:type': 'ALPR' });
export const RANGES = camera(510, { manufacturer: 'Motorola Solutions', direction: '338-23;155-200;90' });
export const ODD = camera(511, { manufacturer: 'Axis Communications', direction: '90100' });
/** Tags as nobody should write them. */
export const HOSTILE = camera(512, {
  manufacturer: '<img src=x onerror=alert(1)>\u202Egnp.exe',
  operator: 'مدينة <b>bold</b> '.repeat(12),
  direction: '\u0007NaN',
  image: 'javascript:alert(1)',
  'operator:wikidata': 'Q1" onclick="alert(1)',
  ['__proto__']: 'polluted',
  constructor: 'x'.repeat(255),
});
export const WAY = camera(77, { manufacturer: 'Genetec', direction: 'ENE' }, { type: 'way' });
