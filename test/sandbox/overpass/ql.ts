import type { ServerBox } from '../geometry.ts';
import { Cursor, QlError } from './cursor.ts';
import type { Filter, QueryType, Script, Statement, Verbosity } from './script.ts';

/** The script of a query text. Throws QlError. */
export function parseQl(text: string): Script {
  return new Parser(text).script();
}

class Parser {
  readonly #in: Cursor;
  #box: ServerBox | null = null;

  constructor(text: string) {
    this.#in = new Cursor(text);
  }

  script(): Script {
    if (this.#in.isAtEnd) throw new QlError(1, 'An empty query is not allowed');
    const settings = this.#settings();
    const statements: Statement[] = [];
    while (!this.#in.isAtEnd) statements.push(this.#statement());
    return { ...settings, statements };
  }

  #settings(): Omit<Script, 'statements'> {
    let format: Script['format'] | null = null;
    let timeout = 180;
    let maxsize = 512 * 1024 * 1024;
    let date: number | null = null;
    const isSet = this.#in.peek() === '[';
    while (this.#in.skip('[')) {
      const name = this.#in.next('Keyword');
      this.#in.expect(':');
      if (name === 'out') format = this.#format();
      else if (name === 'timeout') timeout = this.#in.number('timeout');
      else if (name === 'maxsize') maxsize = this.#in.number('maxsize');
      else if (name === 'date') date = this.#date();
      else if (name === 'bbox') this.#box = this.#boxNumbers();
      else throw this.#in.error(`Unknown setting "${name}"`);
      this.#in.expect(']');
    }
    if (isSet) this.#in.expect(';');
    // The real one would answer in XML, which nobody here reads.
    if (format === null) throw this.#in.error('Only [out:json] and [out:csv(…)] are spoken here');
    return { format, timeout, maxsize, date };
  }

  #format(): Script['format'] {
    const format = this.#in.next('Output format');
    if (format === 'json') return { kind: 'json' };
    if (format !== 'csv') throw this.#in.error(`Unknown output format: ${format}`);
    const fields: { readonly name: string; readonly meta: boolean }[] = [];
    let header = true;
    let separator = '\t';
    this.#in.expect('(');
    do {
      const meta = this.#in.skip('::');
      const field = this.#in.word();
      // `::count:nodes` is one name.
      const name = meta && this.#in.skip(':') ? `${field}:${this.#in.word()}` : field;
      fields.push({ name, meta });
    } while (this.#in.skip(','));
    if (this.#in.skip(';')) header = this.#in.next('Boolean') !== 'false';
    if (this.#in.skip(';')) separator = this.#in.word();
    this.#in.expect(')');
    return { kind: 'csv', fields, header, separator };
  }

  #statement(): Statement {
    const { line } = this.#in;
    if (this.#in.skip('(')) {
      const statements: Statement[] = [];
      while (!this.#in.skip(')')) {
        if (this.#in.isAtEnd) throw this.#in.error('Unexpected end of input.');
        statements.push(this.#statement());
      }
      return this.#end({ kind: 'union', statements, into: this.#into(), line });
    }
    if (this.#in.skip('>')) return this.#end({ kind: 'down', from: '_', into: this.#into(), line });
    if (this.#in.skip('.')) {
      const from = this.#in.next('Set name');
      if (this.#in.skip('>')) return this.#end({ kind: 'down', from, into: this.#into(), line });
      if (this.#in.peek() === 'out') return this.#out(from, line);
      return this.#end({ kind: 'set', from, into: this.#into(), line });
    }
    const word = this.#in.next('Statement');
    if (word === 'out') {
      this.#in.back();
      return this.#out('_', line);
    }
    const type = queryTypes.get(word);
    if (type === undefined) throw new QlError(line, `Unknown type "${word}"`);
    const filters: Filter[] = [];
    if (this.#in.skip('.')) filters.push({ kind: 'in-set', set: this.#in.next('Set name') });
    while (this.#in.peek() === '[' || this.#in.peek() === '(') filters.push(...this.#filter());
    if (this.#box !== null && !filters.some(({ kind }) => kind === 'box' || kind === 'ids'))
      filters.push({ kind: 'box', box: this.#box });
    if (filters.length === 0) throw new QlError(line, 'A query needs at least one filter');
    return this.#end({ kind: 'query', type, filters, into: this.#into(), line });
  }

  #filter(): readonly Filter[] {
    if (this.#in.skip('(')) return [this.#place()];
    this.#in.expect('[');
    if (this.#in.skip('~')) {
      const key = this.#regex(this.#in.word(), false);
      this.#in.expect('~');
      const value = this.#in.word();
      const filter = { kind: 'any-key-matches', key, value: this.#regex(value, this.#insensitive()) } as const;
      this.#in.expect(']');
      return [filter];
    }
    const absent = this.#in.skip('!');
    const key = this.#in.word();
    if (this.#in.skip(']')) return [{ kind: 'has', key, negated: absent }];
    const operator = this.#in.next('Operator');
    const value = this.#in.word();
    if (operator === '=' || operator === '!=') {
      this.#in.expect(']');
      return [{ kind: 'equals', key, value, negated: operator === '!=' }];
    }
    if (operator !== '~' && operator !== '!~')
      throw this.#in.error(`'=', '!=', '~', '!~' or ']' expected - '${operator}' found.`);
    const filter = {
      kind: 'matches',
      key,
      value: this.#regex(value, this.#insensitive()),
      negated: operator === '!~',
    } as const;
    this.#in.expect(']');
    return [filter];
  }

  #insensitive(): boolean {
    if (!this.#in.skip(',')) return false;
    if (this.#in.next('Flag') !== 'i') throw this.#in.error("'i' expected.");
    return true;
  }

  #place(): Filter {
    if (this.#in.skip('id')) {
      this.#in.expect(':');
      const ids = [this.#in.number('id')];
      while (this.#in.skip(',')) ids.push(this.#in.number('id'));
      this.#in.expect(')');
      return { kind: 'ids', ids };
    }
    const first = this.#in.number('Number');
    if (this.#in.skip(')')) return { kind: 'ids', ids: [first] };
    this.#in.back();
    const box = this.#boxNumbers();
    this.#in.expect(')');
    return { kind: 'box', box };
  }

  #boxNumbers(): ServerBox {
    const [south, west, north, east] = [
      this.#in.number('south'),
      this.#comma('west'),
      this.#comma('north'),
      this.#comma('east'),
    ];
    if (south < -90 || south > 90 || north < -90 || north > 90)
      throw this.#in.error('Latitudes must lie between -90 and 90.');
    if (south > north) throw this.#in.error('The south of a box must not lie north of its north.');
    if (west < -180 || west > 180 || east < -180 || east > 180)
      throw this.#in.error('Longitudes must lie between -180 and 180.');
    return { south, west, north, east };
  }

  #comma(what: string): number {
    this.#in.expect(',');
    return this.#in.number(what);
  }

  #out(from: string, line: number): Statement {
    this.#in.expect('out');
    let verbosity: Verbosity = 'body';
    let geometry: 'center' | 'bb' | 'geom' | null = null;
    let limit = Infinity;
    while (this.#in.peek() !== ';') {
      const word = this.#in.next("';'");
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
    if (!this.#in.skip('->')) return '_';
    this.#in.expect('.');
    return this.#in.next('Set name');
  }

  #end(statement: Statement): Statement {
    this.#in.expect(';');
    return statement;
  }

  #date(): number {
    const ms = Date.parse(this.#in.word());
    if (Number.isNaN(ms)) throw this.#in.error('The date must be of the form "yyyy-mm-ddThh:mm:ssZ".');
    return ms;
  }

  #regex(source: string, insensitive: boolean): RegExp {
    try {
      return new RegExp(source, insensitive ? 'iu' : 'u');
    } catch {
      throw this.#in.error(`Invalid regular expression: "${source}"`);
    }
  }
}

const queryTypes: ReadonlyMap<string, QueryType> = new Map([
  ['node', 'node'],
  ['way', 'way'],
  ['rel', 'relation'],
  ['relation', 'relation'],
  ['nwr', 'nwr'],
]);
