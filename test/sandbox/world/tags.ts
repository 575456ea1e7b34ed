import type { Random } from './random.ts';
import { weigh } from './random.ts';
import type { Town } from './cities.ts';
import { directionValue } from './directions.ts';

/** Tags of cameras in the proportions that real ones have them (measured over 144,312 in August 2026). */

/** Percent of all cameras, by what `manufacturer` says. Wikidata ids only where they are known for certain. */
const MAKERS = weigh<readonly [string, string | null]>([
  [['Flock Safety', 'Q108485435'], 73.3],
  [['Motorola Solutions', 'Q634815'], 4.4],
  [['Genetec', 'Q30295174'], 1.7],
  [['Flock Group Inc.', 'Q108485435'], 0.8],
  [['Leonardo', 'Q910379'], 0.7],
  [['Ubicquia', null], 0.6],
  [['Hikvision', null], 0.5],
  [['Rekor', null], 0.5],
  [['Kapsch', null], 0.4],
  [['Jenoptik', null], 0.4],
  [['Neology, Inc.', null], 0.3],
  [['Ekin Box Spotter', null], 0.3],
  [['Tattile', null], 0.3],
  [['Siemens Yunex', null], 0.3],
  [['Adaptive Recognition', null], 0.3],
  [['Axis Communications', 'Q2347731'], 0.3],
  [['Flock Safety Inc', 'Q108485435'], 0.2],
  [['Flock', 'Q108485435'], 0.2],
  [['Verkada', null], 0.2],
  [['Axon', null], 0.2],
  [['Dahua', null], 0.2],
  [['Avigilon', null], 0.15],
  [['Unknown', null], 0.1],
  [['motorola', 'Q634815'], 0.1],
  [['Vigilant Solutions', 'Q634815'], 0.1],
  [['ELSAG', 'Q910379'], 0.1],
  [['AutoVu', 'Q30295174'], 0.05],
  [['OpenALPR', null], 0.05],
]);
const MANUFACTURER_SHARE = 0.869;

const TYPES = weigh<string>([
  ['ALPR', 98.9],
  ['camera;ALPR', 0.4],
  ['ALPR;camera', 0.3],
  ['ALPR; ANPR', 0.05],
  ['ANPR', 0.35],
]);
const TYPES_ABROAD = weigh<string>([
  ['ALPR', 82],
  ['ANPR', 15],
  ['camera;ANPR', 2],
  ['ANPR;camera', 1],
]);
const MOUNTS = weigh<string>([
  ['pole', 22.4],
  ['traffic_signals', 3],
  ['wall', 2],
  ['street_light', 1.5],
  ['gantry', 1],
  ['other', 0.7],
]);
const ZONES = weigh<string>([
  ['traffic', 83.4],
  ['parking', 2.5],
  ['town', 1.3],
  ['other', 0.2],
]);
const CAMERA_TYPES = weigh<string>([
  ['fixed', 92],
  ['panning', 0.2],
  ['dome', 0.2],
]);
/** The Wikidata sandbox: links of the practice world must not point at a real body. */
const SANDBOX_ITEM = 'Q4115189';

type Operator = 'police' | 'sheriff' | 'flock' | 'lowes' | 'depot' | 'simon' | 'transport';
const OPERATORS = weigh<Operator>([
  ['police', 10.5],
  ['flock', 4.1],
  ['sheriff', 1.5],
  ['lowes', 1.3],
  ['depot', 0.7],
  ['transport', 0.7],
  ['simon', 0.3],
]);
const OPERATOR_SHARE = 0.191;

/** What a camera looks at, as it was made up: the tags follow from it. */
export interface Sight {
  /** Degrees clockwise from north. */
  readonly heading: number;
  /** At the entrance of a car park, and not on a street. */
  readonly lot: boolean;
  readonly town: Town;
  /** Ms since 1970: no survey is later. */
  readonly now: number;
}

/** The tags of one ordinary camera. */
export function cameraTags(random: Random, sight: Sight): Map<string, string> {
  const tags = new Map<string, string>();
  const domestic = sight.town.country === 'US';
  if (random.chance(0.997)) tags.set('man_made', 'surveillance');
  tags.set('surveillance:type', random.weighted(domestic ? TYPES : TYPES_ABROAD));
  if (random.chance(0.883)) tags.set('surveillance', sight.lot || random.chance(0.08) ? 'outdoor' : 'public');
  if (random.chance(0.874))
    tags.set('surveillance:zone', sight.lot && random.chance(0.2) ? 'parking' : random.weighted(ZONES));
  if (random.chance(0.924)) tags.set('camera:type', random.weighted(CAMERA_TYPES));
  if (random.chance(0.306)) tags.set('camera:mount', random.weighted(MOUNTS));
  if (random.chance(MANUFACTURER_SHARE)) {
    const [maker, wikidata] = random.weighted(MAKERS);
    tags.set('manufacturer', maker);
    if (wikidata !== null && random.chance(0.995)) tags.set('manufacturer:wikidata', wikidata);
  } else if (random.chance(0.28)) tags.set('brand', 'Flock Safety');
  if (random.chance(0.936)) tags.set('direction', directionValue(random, sight.heading));
  if (random.chance(0.037)) tags.set('camera:direction', directionValue(random, sight.heading));
  if (random.chance(OPERATOR_SHARE)) addOperator(tags, random, sight);
  addRare(tags, random, sight);
  return tags;
}

function addOperator(tags: Map<string, string>, random: Random, { town, lot }: Sight): void {
  const operator =
    lot && random.chance(0.7) ? random.pick(['lowes', 'depot', 'simon'] as const) : random.weighted(OPERATORS);
  const set = (name: string, wikidata: string | null, type: string | null): void => {
    tags.set('operator', name);
    if (wikidata !== null && random.chance(0.86)) tags.set('operator:wikidata', wikidata);
    if (type !== null && random.chance(0.15)) tags.set('operator:type', type);
  };
  if (operator === 'flock') set('Flock Safety', null, null);
  else if (operator === 'lowes') set("Lowe's", 'Q1373493', 'private');
  else if (operator === 'depot') set('The Home Depot', 'Q864407', 'private');
  else if (operator === 'simon') set('Simon Property Group', 'Q2287759', 'private');
  else if (operator === 'sheriff') set(`${town.name} County Sheriff's Office`, SANDBOX_ITEM, 'public');
  else if (operator === 'transport') set(`${town.name} Department of Transportation`, SANDBOX_ITEM, 'government');
  else set(`${town.name} Police Department`, SANDBOX_ITEM, 'public');
}

/** The keys that few have; share, key, value. */
function addRare(tags: Map<string, string>, random: Random, sight: Sight): void {
  const rare = (share: number, key: string, value: () => string): void => {
    if (random.chance(share)) tags.set(key, value());
  };
  rare(0.009, 'brand', () => 'Flock Safety');
  rare(0.026, 'electricity', () => 'solar');
  rare(0.017, 'source', () => random.pick(['survey', 'local knowledge', 'imagery', 'mapillary']));
  rare(0.045, 'check_date', () => dateText(sight.now - random.next() ** 2 * 4 * 365 * 86_400_000));
  rare(0.005, 'ref', () => `${random.pick(['A', 'LPR-', '#', ''])}${random.integer(1, 400)}`);
  rare(0.003, 'start_date', () =>
    random.pick([
      `${random.integer(2018, 2026)}`,
      `${random.integer(2021, 2026)}-0${random.integer(1, 9)}`,
      '2009-05',
      '2015/04/11',
    ]),
  );
  rare(0.005, 'height', () => random.pick(['3', '4.5 m', "12'", '10 ft']));
  rare(0.004, 'camera:angle', () => String(random.integer(0, 45)));
  rare(0.003, 'image', () => `https://example.org/photos/${random.integer(1000, 9999)}.jpg`);
  rare(0.002, 'mapillary', () => String(random.integer(100_000_000_000_000, 999_999_999_999_999)));
  rare(0.001, 'wikimedia_commons', () => 'File:Flock Safety license plate reader.jpg');
  rare(0.0005, 'panoramax', () => '6fb0e9bb-5b0a-4c51-9d0c-9d7b1f0f5c1e');
  rare(0.005, 'note', () =>
    random.pick(['On the north side of the road', 'Behind the sign, hard to see', 'Two readers on one pole']),
  );
  rare(0.006, 'fixme', () => random.pick(['direction?', 'position is approximate', 'still there?']));
  rare(0.008, 'description', () => 'Automatic license plate reader, solar powered');
  rare(0.003, 'surveillance:brand', () => 'Flock Safety');
  rare(0.003, 'surveillance:manufacturer', () => 'Flock Safety');
  rare(0.002, 'surveillance:operator', () => `${sight.town.name} Police Department`);
}

/** `2026-11-23` */
export function dateText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
