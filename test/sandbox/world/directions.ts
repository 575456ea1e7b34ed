import type { Random } from './random.ts';
import { weigh } from './random.ts';

type Form =
  | 'degrees'
  | 'range'
  | 'list'
  | 'cardinal'
  | 'word'
  | 'negative'
  | 'fused'
  | 'range-list'
  | 'comma'
  | 'decimal';

/** The forms that a `direction` has in the real data, in percent of 61,768 cameras. */
const FORMS = weigh<Form>([
  ['degrees', 87.5],
  ['range', 5.1],
  ['list', 3.15],
  ['cardinal', 0.7],
  ['word', 0.24],
  ['negative', 0.23],
  ['fused', 0.19],
  ['range-list', 0.14],
  ['comma', 0.02],
  ['decimal', 0.01],
]);

const CARDINALS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
] as const;

/** A value of `direction` for a camera with this heading (degrees), in one of the forms that mappers use. */
export function directionValue(random: Random, heading: number): string {
  const degrees = rounded(random, heading);
  const opposite = turned(degrees + 180);
  switch (random.weighted(FORMS)) {
    case 'degrees':
      return String(degrees);
    case 'range': {
      const width = random.chance(0.93) ? 45 : random.pick([10, 30, 60, 90, 120, 180]);
      return rangeAround(degrees, width);
    }
    case 'list': {
      const count = random.chance(0.9) ? 2 : random.integer(3, random.chance(0.1) ? 14 : 5);
      return Array.from({ length: count }, (_, index) => (index === 1 ? opposite : turned(degrees + index * 25))).join(
        random.chance(0.9) ? ';' : '; ',
      );
    }
    case 'cardinal': {
      const cardinal = CARDINALS[Math.round(degrees / 22.5) % 16] ?? 'N';
      return random.chance(0.1) ? cardinal.toLowerCase() : cardinal;
    }
    case 'word':
      return random.pick(['NB', 'SB', 'EB', 'WB', 'forward', 'both', 'null', 'backward']);
    case 'negative':
      return String(-1 * (turned(360 - degrees) || 30));
    case 'fused':
      return random.chance(0.4) ? '360' : `${degrees || 90}${opposite || 270}`;
    case 'range-list':
      return `${rangeAround(degrees, 45)};${rangeAround(opposite, 45)}`;
    case 'comma':
      return `${degrees}, ${opposite}`;
    case 'decimal':
      return `${degrees}.5`;
    default:
      return '';
  }
}

function rangeAround(degrees: number, width: number): string {
  return `${turned(degrees - Math.floor(width / 2))}-${turned(degrees + Math.ceil(width / 2))}`;
}

/** Most people round: to tens, fewer to fives, the rest write what the compass says. */
function rounded(random: Random, heading: number): number {
  const step = random.weighted(STEPS);
  return turned(Math.round((heading + random.normal() * 4) / step) * step);
}

const STEPS = weigh<number>([
  [10, 60],
  [5, 22],
  [1, 18],
]);

function turned(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}
