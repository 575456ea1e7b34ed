/**
 * `npm run photo-rate -- FILE [--json]`: what becomes of the photos that the tags of an Overpass JSON (also .gz) name: shown
 * beside the reader, offered as a link, or not understood.
 */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isPhotoClaim, photosOf } from '../../../src/features/photos/photoValues.ts';
import { readTags } from '../../tools/parse-rate.ts';

export interface PhotoRate {
  /** Values that are an http(s) address, a title of Wikimedia Commons or an id of Panoramax. */
  readonly values: number;
  /** Of these, those that are shown or offered as a link. */
  readonly followed: number;
  /** followed / values; 1 where there are none. */
  readonly rate: number;
  /** Every value that is not understood, whatever it is, each once. */
  readonly unknown: readonly string[];
  /** Shown at once, shown after a click of their own, and links. */
  readonly kinds: { readonly shown: number; readonly onClick: number; readonly links: number };
}

export function photoRate(elements: Iterable<ReadonlyMap<string, string>>): PhotoRate {
  let values = 0;
  let followed = 0;
  const kinds = { shown: 0, onClick: 0, links: 0 };
  const unknown = new Set<string>();
  for (const tags of elements) {
    for (const photo of photosOf(tags)) {
      const { kind } = photo.source;
      const claims = isPhotoClaim(photo);
      if (claims) values += 1;
      if (kind === 'unknown') unknown.add(photo.value);
      else {
        if (claims) followed += 1;
        if (kind === 'link') kinds.links += 1;
        else if (kind === 'hosted') kinds.onClick += 1;
        else kinds.shown += 1;
      }
    }
  }
  return { values, followed, rate: values === 0 ? 1 : followed / values, unknown: [...unknown].toSorted(), kinds };
}

/** What to print, and the exit code. */
export function run(args: readonly string[]): { readonly out: string; readonly code: 0 | 1 | 2 } {
  const odd = args.find((arg) => arg.startsWith('-') && arg !== '--json');
  const [file, ...more] = args.filter((arg) => !arg.startsWith('-'));
  if (odd !== undefined || file === undefined || more.length > 0) {
    const problem = odd === undefined ? '' : `Unknown option ${odd}. `;
    return {
      out: `${problem}Usage: npm run photo-rate -- FILE [--json]   (FILE: Overpass JSON, also gzipped)`,
      code: 2,
    };
  }
  try {
    const rate = photoRate(readTags(file));
    return { out: args.includes('--json') ? JSON.stringify(rate) : asText(rate), code: 0 };
  } catch (error) {
    return { out: error instanceof Error ? error.message : String(error), code: 1 };
  }
}

function asText({ values, followed, rate, unknown, kinds }: PhotoRate): string {
  const number = new Intl.NumberFormat('en-US');
  const share = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 2 }).format(rate);
  const lines = [
    `${number.format(followed)} of ${number.format(values)} photo values are followed: ${share}.`,
    `${number.format(kinds.shown)} shown, ${number.format(kinds.onClick)} shown after a click of their own, ${number.format(kinds.links)} links.`,
  ];
  // JSON quotes: values come from strangers, and a terminal obeys control characters.
  if (unknown.length > 0) lines.push('', 'Not understood:', ...unknown.map((value) => `  ${JSON.stringify(value)}`));
  return lines.join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { out, code } = run(process.argv.slice(2));
  (code === 0 ? process.stdout : process.stderr).write(`${out}\n`);
  process.exitCode = code;
}
