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

/** The words of a query, read from the first to the last. What is not as expected throws QlError with the line. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The line of what comes next. */
  get line(): number {
    return this.here().line;
  }

  back(): void {
    this.#at--;
  }

  number(what: string): number {
    const text = this.next(what);
    const value = Number(text);
    if (Number.isNaN(value)) throw this.error(`Number expected - '${text}' found.`);
    return value;
  }

  /** A name or quoted string. */
  word(): string {
    const token = this.here();
    this.#at++;
    if (token.quoted !== undefined) return token.quoted;
    if (!/^[\w+-]/.test(token.text)) throw new QlError(token.line, `Key or value expected - '${token.text}' found.`);
    return token.text;
  }

  next(what: string): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.error(`${what} expected - Unexpected end of input.`);
    this.#at++;
    return token.text;
  }

  expect(text: string): void {
    const found = this.#tokens[this.#at];
    if (found?.text === text) this.#at++;
    else
      throw this.error(
        found === undefined ? 'Unexpected end of input.' : `'${text}' expected - '${found.text}' found.`,
      );
  }

  peek(): string {
    return this.#tokens[this.#at]?.text ?? '';
  }

  here(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.error('Unexpected end of input.');
    return token;
  }

  skip(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#at++;
    return true;
  }

  error(message: string): QlError {
    return new QlError((this.#tokens[this.#at] ?? this.#tokens.at(-1))?.line ?? 1, message);
  }
}
