/** A small strict XML reader: enough for what editors send, and as unforgiving as the real server's. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Where its start tag ends, counted from 1: what libxml names in its messages. */
  readonly line: number;
  readonly column: number;
}

/** Text that is not well-formed XML, with the place where reading stopped. */
export class XmlError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(`${message} at line ${line}, column ${column}`);
    this.line = line;
    this.column = column;
  }
}

const NAME =
  /[:A-Z_a-z\u00C0-\u02FF\u0370-\u1FFF\u2070-\u218F\u3001-\uD7FF][-.:\w\u00B7-\u1FFF\u2070-\u218F\u3001-\uD7FF]*/y;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Where the first character stands that XML 1.0 has no way to write (most controls, lone surrogates, U+FFFE and U+FFFF), or -1. */
function forbiddenAt(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return index;
    if (code === 0xfffe || code === 0xffff) return index;
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = text.charCodeAt(index + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return index;
    index++;
  }
  return -1;
}

interface Mutable {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly line: number;
  readonly column: number;
}

/**
 * The root element of the text. Text between elements is left out, comments and processing instructions skipped.
 * Throws XmlError for anything not well-formed, and for document types (as a server should).
 */
export function parseXml(text: string): XmlElement {
  return new Reader(text).document();
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  document(): XmlElement {
    const forbidden = forbiddenAt(this.#text);
    if (forbidden !== -1) {
      this.#at = forbidden;
      throw this.#error(`PCDATA invalid Char value ${this.#text.charCodeAt(this.#at)}`);
    }
    this.#misc();
    if (this.#peek() !== '<')
      throw this.#error(this.#text.trim() === '' ? 'Document is empty' : "Start tag expected, '<' not found");
    const root = this.#element();
    this.#misc();
    if (this.#at < this.#text.length) throw this.#error('Extra content at the end of the document');
    return root;
  }

  /** Space, comments, processing instructions and the XML declaration around the root. */
  #misc(): void {
    for (;;) {
      this.#space();
      if (this.#skip('<?')) this.#until('?>', 'ParsePI: PI never end');
      else if (this.#skip('<!--')) this.#until('-->', 'Comment not terminated');
      else if (this.#text.startsWith('<!', this.#at)) throw this.#error('Document type declarations are not allowed');
      else return;
    }
  }

  #element(): XmlElement {
    const open: Mutable[] = [];
    for (;;) {
      const element = this.#startTag();
      open.at(-1)?.children.push(element.element);
      if (!element.empty) open.push(element.element);
      else if (open.length === 0) return element.element;
      const closed = this.#content(open);
      if (closed !== null) return closed;
    }
  }

  /** Reads on to the next start tag; returns the root where it was closed on the way. */
  #content(open: Mutable[]): XmlElement | null {
    for (;;) {
      const text = this.#text.indexOf('<', this.#at);
      const innermost = open.at(-1);
      if (innermost === undefined) throw this.#error('No element is open');
      if (text === -1) {
        this.#at = this.#text.length;
        throw this.#error(`Premature end of data in tag ${innermost.name} line ${innermost.line}`);
      }
      this.#decode(this.#text.slice(this.#at, text));
      this.#at = text;
      if (this.#skip('<!--')) this.#until('-->', 'Comment not terminated');
      else if (this.#skip('<![CDATA[')) this.#until(']]>', 'CData section not finished');
      else if (this.#skip('<?')) this.#until('?>', 'ParsePI: PI never end');
      else if (this.#skip('</')) {
        const name = this.#name();
        this.#space();
        if (!this.#skip('>')) throw this.#error("expected '>'");
        if (name !== innermost.name) {
          throw this.#error(`Opening and ending tag mismatch: ${innermost.name} line ${innermost.line} and ${name}`);
        }
        open.pop();
        if (open.length === 0) return innermost;
      } else return null;
    }
  }

  #startTag(): { readonly element: Mutable; readonly empty: boolean } {
    if (!this.#skip('<')) throw this.#error("Start tag expected, '<' not found");
    const name = this.#name();
    const attributes = new Map<string, string>();
    for (;;) {
      const spaced = this.#space();
      const empty = this.#skip('/>');
      if (empty || this.#skip('>')) {
        const { line, column } = this.#place();
        return { element: { name, attributes, children: [], line, column }, empty };
      }
      if (!spaced) throw this.#error(`Couldn't find end of Start Tag ${name}`);
      const key = this.#name();
      this.#space();
      if (!this.#skip('=')) throw this.#error(`Specification mandates value for attribute ${key}`);
      this.#space();
      const quote = this.#peek();
      if (quote !== '"' && quote !== "'") throw this.#error('AttValue: " or \' expected');
      const end = this.#text.indexOf(quote, this.#at + 1);
      const raw = this.#text.slice(this.#at + 1, end === -1 ? undefined : end);
      if (end === -1 || raw.includes('<')) throw this.#error("Unescaped '<' not allowed in attributes values");
      if (attributes.has(key)) throw this.#error(`Attribute ${key} redefined`);
      attributes.set(key, this.#decode(raw.replaceAll(/\r\n|[\t\r\n]/g, ' ')));
      this.#at = end + 1;
    }
  }

  #decode(raw: string): string {
    if (!raw.includes('&')) return raw;
    return raw.replaceAll(
      /&(?:#x([\da-fA-F]+);|#(\d+);|(\w+);)?/g,
      (_whole, hex?: string, decimal?: string, entity?: string) => {
        if (entity !== undefined) {
          const character = ENTITIES.get(entity);
          if (character === undefined) throw this.#error(`Entity '${entity}' not defined`);
          return character;
        }
        const digits = hex ?? decimal;
        const code = digits === undefined ? Number.NaN : Number.parseInt(digits, hex === undefined ? 10 : 16);
        if (digits === undefined) throw this.#error('xmlParseEntityRef: no name');
        const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\u0000';
        if (forbiddenAt(character) !== -1) throw this.#error(`xmlParseCharRef: invalid xmlChar value ${code}`);
        return character;
      },
    );
  }

  #name(): string {
    NAME.lastIndex = this.#at;
    const match = NAME.exec(this.#text);
    if (match === null) throw this.#error('StartTag: invalid element name');
    this.#at = NAME.lastIndex;
    return match[0];
  }

  #space(): boolean {
    const from = this.#at;
    while (/[\t\n\r ]/.test(this.#peek())) this.#at++;
    return this.#at > from;
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #skip(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  #until(end: string, otherwise: string): void {
    const found = this.#text.indexOf(end, this.#at);
    if (found === -1) throw this.#error(otherwise);
    this.#at = found + end.length;
  }

  #place(): { readonly line: number; readonly column: number } {
    const before = this.#text.slice(0, this.#at);
    return { line: before.split('\n').length, column: this.#at - before.lastIndexOf('\n') };
  }

  #error(message: string): XmlError {
    const { line, column } = this.#place();
    return new XmlError(message, line, column);
  }
}

/** Text as it may stand in an attribute value or between tags. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
