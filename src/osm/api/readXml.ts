import { Failure } from '../../model/failure.ts';

/** One element of an answer. Text between elements is not kept: the API's answers hold none. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

const PROLOG = /^\uFEFF?\s*(?:<\?xml\s[^<>]*\?>)?\s*/;
const TAG =
  /\s*(?:<!--(?:(?!--)[^])*-->|<(\/)?([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/)?>)/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Reads the API's XML answers: elements and attributes, and nothing else. Runs alike in the page, in a worker and in
 * Node, which DOMParser doesn't; and unlike DOMParser it hands out nothing of a text that is cut short or is HTML.
 * @throws Failure 'bad-response'
 */
export function readXml(text: string): XmlElement {
  const top: XmlElement[] = [];
  const open: { readonly name: string; readonly children: XmlElement[] }[] = [];
  let at = PROLOG.exec(text)?.[0].length ?? 0;
  const end = text.trimEnd().length;
  while (at < end) {
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    if (match === null) throw malformed(text, at);
    at = TAG.lastIndex;
    const [, closing, name, attributes = '', alone] = match;
    if (name === undefined) continue; // a comment
    if (closing !== undefined) {
      if (open.pop()?.name !== name || attributes !== '' || alone !== undefined) throw malformed(text, at);
      continue;
    }
    const children: XmlElement[] = [];
    const siblings = open.at(-1)?.children ?? top;
    siblings.push({ name, attributes: readAttributes(attributes), children });
    if (alone === undefined) open.push({ name, children });
  }
  const [root] = top;
  if (root === undefined || top.length > 1 || open.length > 0) throw malformed(text, at);
  return root;
}

/** An attribute that must be a whole number from 1 (or `least`) up. @throws Failure 'bad-response' */
export function wholeNumber({ name, attributes }: XmlElement, key: string, least = 1): number {
  const text = attributes.get(key) ?? '';
  const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Failure('bad-response', { said: `<${name}> with ${key}="${text.slice(0, 40)}"` });
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw malformed(text, 0);
    attributes.set(name, decode(double ?? single ?? ''));
  }
  return attributes;
}

function decode(value: string): string {
  return value
    .replaceAll(/\r\n?|[\t\n]/g, ' ')
    .replaceAll(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w+));|&/g, (all, decimal?: string, hex?: string, name = '') => {
      const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
      if (code <= 0x10_ff_ff) return String.fromCodePoint(code);
      const character = NAMED.get(name);
      if (character === undefined) throw malformed(all, 0);
      return character;
    });
}

function malformed(text: string, at: number): Failure {
  return new Failure('bad-response', { said: `not the XML that was asked for, near "${text.slice(at, at + 40)}"` });
}
