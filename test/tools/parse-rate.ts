/**
 * `npm run parse-rate -- FILE [--json]`: how many of the direction values in an Overpass JSON (also .gz) are understood,
 * and which are not.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { directionTag, parseDirection } from '../../src/model/direction.ts';

/** What became of the cameras' non-empty direction values. */
export interface ParseRate {
  readonly values: number;
  readonly parsed: number;
  /** parsed / values; 1 where there are none. */
  readonly rate: number;
  /** Values that were not understood, most frequent first. */
  readonly others: readonly (readonly [value: string, count: number])[];
}

/** Counts over the tags of each element. */
export function parseRate(elements: Iterable<ReadonlyMap<string, string>>): ParseRate {
  let values = 0;
  let parsed = 0;
  const others = new Map<string, number>();
  for (const tags of elements) {
    const tag = directionTag(tags);
    if (tag === null) continue;
    values += 1;
    if (parseDirection(tag.value).kind === 'known') parsed += 1;
    else others.set(tag.value, (others.get(tag.value) ?? 0) + 1);
  }
  return {
    values,
    parsed,
    rate: values === 0 ? 1 : parsed / values,
    others: [...others].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
  };
}

/**
 * The tags of every element of a file.
 * @throws Error with a sentence for people where it can't be read or is not an Overpass JSON
 */
export function readTags(path: string): readonly ReadonlyMap<string, string>[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Error(`Can't read ${path}: ${messageOf(error)}`, { cause: error });
  }
  let json: unknown;
  try {
    // The first two bytes tell gzip, whatever the file is called.
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    json = JSON.parse(text.toString('utf8'));
  } catch (error) {
    throw new Error(`${path} is not JSON, nor gzipped JSON: ${messageOf(error)}`, { cause: error });
  }
  const elements = isObject(json) ? json['elements'] : undefined;
  if (!Array.isArray(elements)) throw new Error(`${path} is not an Overpass JSON: it has no list "elements".`);
  return elements.map((element: unknown) => {
    const tags = isObject(element) && isObject(element['tags']) ? element['tags'] : {};
    return new Map(Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  });
}

/** The lines to print, and the exit code. */
export function run(args: readonly string[]): { readonly out: string; readonly code: 0 | 1 } {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--json');
  const files = args.filter((arg) => !arg.startsWith('-'));
  const [file] = files;
  if (unknown !== undefined || file === undefined || files.length > 1) {
    const problem = unknown === undefined ? '' : `Unknown option ${unknown}. `;
    return {
      out: `${problem}Usage: npm run parse-rate -- FILE [--json]   (FILE: Overpass JSON, also gzipped)`,
      code: 1,
    };
  }
  try {
    const rate = parseRate(readTags(file));
    return { out: args.includes('--json') ? asJson(rate) : asText(rate), code: 0 };
  } catch (error) {
    return { out: messageOf(error), code: 1 };
  }
}

function asJson({ values, parsed, rate }: ParseRate): string {
  return JSON.stringify({ values, parsed, rate });
}

function asText({ values, parsed, rate, others }: ParseRate): string {
  const share = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 2 }).format(rate);
  const number = new Intl.NumberFormat('en-US');
  const lines = [`${number.format(parsed)} of ${number.format(values)} direction values are understood: ${share}.`];
  if (others.length > 0) lines.push('', 'Not understood:');
  // JSON quotes: values come from strangers, and a terminal obeys control characters.
  for (const [value, count] of others) lines.push(`${String(count).padStart(8)}  ${JSON.stringify(value)}`);
  return lines.join('\n');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { out, code } = run(process.argv.slice(2));
  (code === 0 ? process.stdout : process.stderr).write(`${out}\n`);
  process.exitCode = code;
}
