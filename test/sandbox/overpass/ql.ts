import type { ServerBox } from '../geometry.ts';

/** The part of Overpass QL that the sandbox speaks (https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL). */

export type QueryType = 'node' | 'way' | 'relation' | 'nwr';

export type Filter =
  | { readonly kind: 'has'; readonly key: string; readonly negated: boolean }
  | { readonly kind: 'equals'; readonly key: string; readonly value: string; readonly negated: boolean }
  | { readonly kind: 'matches'; readonly key: string; readonly value: RegExp; readonly negated: boolean }
  | { readonly kind: 'any-key-matches'; readonly key: RegExp; readonly value: RegExp }
  | { readonly kind: 'box'; readonly box: ServerBox }
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | { readonly kind: 'in-set'; readonly set: string };

export type Verbosity = 'ids' | 'skel' | 'body' | 'tags' | 'meta' | 'count';

export type Statement = { readonly line: number } & (
  | { readonly kind: 'query'; readonly type: QueryType; readonly filters: readonly Filter[]; readonly into: string }
  | { readonly kind: 'union'; readonly statements: readonly Statement[]; readonly into: string }
  | { readonly kind: 'set'; readonly from: string; readonly into: string }
  | { readonly kind: 'down'; readonly from: string; readonly into: string }
  | {
      readonly kind: 'out';
      readonly from: string;
      readonly verbosity: Verbosity;
      readonly geometry: 'center' | 'bb' | 'geom' | null;
      readonly limit: number;
    }
);

export interface CsvFormat {
  readonly kind: 'csv';
  /** `meta` for the fields written with `::`. */
  readonly fields: readonly { readonly name: string; readonly meta: boolean }[];
  readonly header: boolean;
  readonly separator: string;
}

export interface Script {
  readonly format: { readonly kind: 'json' } | CsvFormat;
  /** Seconds. */
  readonly timeout: number;
  /** Bytes. */
  readonly maxsize: number;
  /** Ms since 1970, or null for the newest data. */
  readonly date: number | null;
  readonly statements: readonly Statement[];
}

/** A query that Overpass would refuse with 400. */
export class QlError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

interface Token {
  readonly text: string;
  readonly line: number;
  /** The content of a quoted string; undefined for all else. */
  readonly quoted?: string;
}

/** The script of a query text. Throws QlError. */
export function parseQl(text: string): Script {
  return new Parser(tokenize(text)).script();
}

const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|\s+|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|->|::|!=|!~|[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[A-Za-z_]\w*|[\s\S]/g;

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [match] of text.matchAll(TOKEN)) {
    if (!/^(\s|\/\*|\/\/)/.test(match)) {
      const quoted = /^["']./s.test(match) && match.length > 1 ? unescape(match.slice(1, -1)) : undefined;
      tokens.push(quoted === undefined ? { text: match, line } : { text: match, line, quoted });
    }
    line += match.split('\n').length - 1;
  }
  return tokens;
}

function unescape(text: string): string {
  return text.replaceAll(/\\(?:u([\da-fA-F]{4})|([\s\S]))/g, (_whole, hex?: string, character?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return character === 'n' ? '\n' : character === 't' ? '\t' : (character ?? '');
  });
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #box: ServerBox | null = null;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  script(): Script {
    if (this.#tokens.length === 0) throw new QlError(1, 'An empty query is not allowed');
    let settings: Omit<Script, 'statements'> = {
      format: { kind: 'json' },
      timeout: 180,
      maxsize: 512 * 1024 * 1024,
      date: null,
    };
    let formatted = false;
    if (this.#peek() === '[') {
      while (this.#skip('[')) {
        const name = this.#next('Keyword');
        this.#expect(':');
        if (name === 'out') {
          formatted = true;
          settings = { ...settings, format: this.#format() };
        } else if (name === 'timeout') settings = { ...settings, timeout: this.#number('timeout') };
        else if (name === 'maxsize') settings = { ...settings, maxsize: this.#number('maxsize') };
        else if (name === 'date') settings = { ...settings, date: this.#date() };
        else if (name === 'bbox') this.#box = this.#boxNumbers();
        else throw this.#error(`Unknown setting "${name}"`);
        this.#expect(']');
      }
      this.#expect(';');
    }
    if (!formatted) throw this.#error('Only [out:json] and [out:csv(…)] are spoken here');
    const statements: Statement[] = [];
    while (this.#at < this.#tokens.length) statements.push(this.#statement());
    return { ...settings, statements };
  }

  #format(): Script['format'] {
    const name = this.#next('Output format');
    if (name === 'json') return { kind: 'json' };
    if (name !== 'csv') throw this.#error(`Unknown output format: ${name}`);
    const fields: { readonly name: string; readonly meta: boolean }[] = [];
    let header = true;
    let separator = '\t';
    this.#expect('(');
    do {
      const meta = this.#skip('::');
      let field = this.#word();
      // `::count:nodes` is one name.
      while (meta && this.#skip(':')) field += `:${this.#word()}`;
      fields.push({ name: field, meta });
    } while (this.#skip(','));
    if (this.#skip(';')) header = this.#next('Boolean') !== 'false';
    if (this.#skip(';')) separator = this.#word();
    this.#expect(')');
    return { kind: 'csv', fields, header, separator };
  }

  #statement(): Statement {
    const { line } = this.#here();
    if (this.#skip('(')) {
      const statements: Statement[] = [];
      while (!this.#skip(')')) {
        if (this.#at >= this.#tokens.length) throw this.#error('Unexpected end of input.');
        statements.push(this.#statement());
      }
      return this.#end({ kind: 'union', statements, into: this.#into(), line });
    }
    if (this.#skip('>')) return this.#end({ kind: 'down', from: '_', into: this.#into(), line });
    if (this.#skip('.')) {
      const from = this.#next('Set name');
      if (this.#skip('>')) return this.#end({ kind: 'down', from, into: this.#into(), line });
      if (this.#peek() === 'out') return this.#out(from, line);
      return this.#end({ kind: 'set', from, into: this.#into(), line });
    }
    const word = this.#next('Statement');
    if (word === 'out') {
      this.#at--;
      return this.#out('_', line);
    }
    const type = queryTypes.get(word);
    if (type === undefined) throw new QlError(line, `Unknown type "${word}"`);
    const filters: Filter[] = [];
    if (this.#skip('.')) filters.push({ kind: 'in-set', set: this.#next('Set name') });
    while (this.#peek() === '[' || this.#peek() === '(') filters.push(...this.#filter());
    if (this.#box !== null && !filters.some(({ kind }) => kind === 'box' || kind === 'ids'))
      filters.push({ kind: 'box', box: this.#box });
    if (filters.length === 0) throw new QlError(line, 'A query needs at least one filter');
    return this.#end({ kind: 'query', type, filters, into: this.#into(), line });
  }

  #filter(): readonly Filter[] {
    if (this.#skip('(')) return [this.#place()];
    this.#expect('[');
    if (this.#skip('~')) {
      const key = this.#regex(this.#word(), false);
      this.#expect('~');
      const value = this.#word();
      const filter = { kind: 'any-key-matches', key, value: this.#regex(value, this.#insensitive()) } as const;
      this.#expect(']');
      return [filter];
    }
    const absent = this.#skip('!');
    const key = this.#word();
    if (this.#skip(']')) return [{ kind: 'has', key, negated: absent }];
    const operator = this.#next('Operator');
    const value = this.#word();
    if (operator === '=' || operator === '!=') {
      this.#expect(']');
      return [{ kind: 'equals', key, value, negated: operator === '!=' }];
    }
    if (operator !== '~' && operator !== '!~')
      throw this.#error(`'=', '!=', '~', '!~' or ']' expected - '${operator}' found.`);
    const filter = {
      kind: 'matches',
      key,
      value: this.#regex(value, this.#insensitive()),
      negated: operator === '!~',
    } as const;
    this.#expect(']');
    return [filter];
  }

  #insensitive(): boolean {
    if (!this.#skip(',')) return false;
    if (this.#next('Flag') !== 'i') throw this.#error("'i' expected.");
    return true;
  }

  #place(): Filter {
    if (this.#skip('id')) {
      this.#expect(':');
      const ids = [this.#number('id')];
      while (this.#skip(',')) ids.push(this.#number('id'));
      this.#expect(')');
      return { kind: 'ids', ids };
    }
    const first = this.#number('Number');
    if (this.#skip(')')) return { kind: 'ids', ids: [first] };
    this.#at--;
    const box = this.#boxNumbers();
    this.#expect(')');
    return { kind: 'box', box };
  }

  #boxNumbers(): ServerBox {
    const [south, west, north, east] = [
      this.#number('south'),
      this.#comma('west'),
      this.#comma('north'),
      this.#comma('east'),
    ];
    if (south < -90 || south > 90 || north < -90 || north > 90)
      throw this.#error('Latitudes must lie between -90 and 90.');
    if (south > north) throw this.#error('The south of a box must not lie north of its north.');
    if (west < -180 || west > 180 || east < -180 || east > 180)
      throw this.#error('Longitudes must lie between -180 and 180.');
    return { south, west, north, east };
  }

  #comma(what: string): number {
    this.#expect(',');
    return this.#number(what);
  }

  #out(from: string, line: number): Statement {
    this.#expect('out');
    let verbosity: Verbosity = 'body';
    let geometry: 'center' | 'bb' | 'geom' | null = null;
    let limit = Infinity;
    while (this.#peek() !== ';') {
      const word = this.#next("';'");
      if (word === 'center' || word === 'bb' || word === 'geom') geometry = word;
      else if (
        word === 'ids' ||
        word === 'skel' ||
        word === 'body' ||
        word === 'tags' ||
        word === 'meta' ||
        word === 'count'
      )
        verbosity = word;
      else if (/^\d+$/.test(word)) limit = Number(word);
      else if (word !== 'asc' && word !== 'qt') throw new QlError(line, `';' expected - '${word}' found.`);
    }
    return this.#end({ kind: 'out', from, verbosity, geometry, limit, line });
  }

  #into(): string {
    if (!this.#skip('->')) return '_';
    this.#expect('.');
    return this.#next('Set name');
  }

  #end(statement: Statement): Statement {
    this.#expect(';');
    return statement;
  }

  #date(): number {
    const ms = Date.parse(this.#word());
    if (Number.isNaN(ms)) throw this.#error('The date must be of the form "yyyy-mm-ddThh:mm:ssZ".');
    return ms;
  }

  #regex(source: string, insensitive: boolean): RegExp {
    try {
      return new RegExp(source, insensitive ? 'iu' : 'u');
    } catch {
      throw this.#error(`Invalid regular expression: "${source}"`);
    }
  }

  #number(what: string): number {
    const text = this.#next(what);
    const value = Number(text);
    if (Number.isNaN(value)) throw this.#error(`Number expected - '${text}' found.`);
    return value;
  }

  /** A name or quoted string. */
  #word(): string {
    const token = this.#here();
    this.#at++;
    if (token.quoted !== undefined) return token.quoted;
    if (!/^[\w+-]/.test(token.text)) throw new QlError(token.line, `Key or value expected - '${token.text}' found.`);
    return token.text;
  }

  #next(what: string): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#error(`${what} expected - Unexpected end of input.`);
    this.#at++;
    return token.text;
  }

  #expect(text: string): void {
    const found = this.#tokens[this.#at];
    if (found?.text === text) this.#at++;
    else
      throw this.#error(
        found === undefined ? 'Unexpected end of input.' : `'${text}' expected - '${found.text}' found.`,
      );
  }

  #peek(): string {
    return this.#tokens[this.#at]?.text ?? '';
  }

  #here(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#error('Unexpected end of input.');
    return token;
  }

  #skip(text: string): boolean {
    if (this.#peek() !== text) return false;
    this.#at++;
    return true;
  }

  #error(message: string): QlError {
    return new QlError((this.#tokens[this.#at] ?? this.#tokens.at(-1))?.line ?? 1, message);
  }
}

const queryTypes: ReadonlyMap<string, QueryType> = new Map([
  ['node', 'node'],
  ['way', 'way'],
  ['rel', 'relation'],
  ['relation', 'relation'],
  ['nwr', 'nwr'],
]);
