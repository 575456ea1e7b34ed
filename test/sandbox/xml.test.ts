import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, parseXml, XmlError } from './xml.ts';

describe('parseXml', () => {
  it('reads elements, attributes and what is nested', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n<!-- hello -->\n<osm version="0.6">\n  <node id=\'1\'><tag k="a" v="b"/></node>\n  <way/>\n</osm>\n',
    );
    expect([root.name, root.attributes.get('version'), root.children.map(({ name }) => name)]).toEqual([
      'osm',
      '0.6',
      ['node', 'way'],
    ]);
    expect(root.children[0]?.children[0]?.attributes).toEqual(
      new Map([
        ['k', 'a'],
        ['v', 'b'],
      ]),
    );
  });

  it('knows where each start tag ends', () => {
    const root = parseXml('<a>\n  <b c="d"\n     e="f"/>\n</a>');
    expect([root.line, root.column, root.children[0]?.line, root.children[0]?.column]).toEqual([1, 4, 3, 13]);
  });

  it('reads entities, and turns bare line breaks in values into spaces', () => {
    expect(parseXml('<a b="&lt;&gt;&amp;&quot;&apos;&#10;&#x1F600; x\ny"/>').attributes.get('b')).toBe(
      '<>&"\'\n😀 x y',
    );
  });

  it.each([
    ['', 'Document is empty'],
    ['hello', "Start tag expected, '<' not found"],
    ['<a>', 'Premature end of data in tag a line 1'],
    ['<a></b>', 'Opening and ending tag mismatch: a line 1 and b'],
    ['<a/><b/>', 'Extra content at the end of the document'],
    ['<a b="1" b="2"/>', 'Attribute b redefined'],
    ['<a b=1/>', 'AttValue: " or \' expected'],
    ['<a b/>', 'Specification mandates value for attribute b'],
    ['<a b="<"/>', "Unescaped '<' not allowed in attributes values"],
    ['<a b="&nbsp;"/>', "Entity 'nbsp' not defined"],
    ['<a b="&"/>', 'xmlParseEntityRef: no name'],
    ['<a b="&#0;"/>', 'xmlParseCharRef: invalid xmlChar value 0'],
    ['<a b="&#xD800;"/>', 'xmlParseCharRef: invalid xmlChar value 55296'],
    ['<a b="\u0007"/>', 'PCDATA invalid Char value 7'],
    ['<a b="\uD800"/>', 'PCDATA invalid Char value 55296'],
    ['<!DOCTYPE a><a/>', 'Document type declarations are not allowed'],
    ['<a b="1"c="2"/>', "Couldn't find end of Start Tag a"],
    ['<1/>', 'StartTag: invalid element name'],
    ['<!-- <a/>', 'Comment not terminated'],
  ])('refuses %j: %s', (text, message) => {
    expect(() => parseXml(text)).toThrow(XmlError);
    expect(() => parseXml(text)).toThrow(message);
    expect(() => parseXml(text)).toThrow(/ at line \d+, column \d+$/);
  });

  it('gives back whatever was escaped', () => {
    const writable = fc
      .string({ unit: 'grapheme' })
      .filter(
        (text) =>
          [...text].every((character) => character >= ' ' || '\t\n\r'.includes(character)) &&
          !/[\uFFFE\uFFFF]/.test(text),
      );
    fc.assert(
      fc.property(writable, (text) => {
        expect(parseXml(`<a b="${escapeXml(text)}"/>`).attributes.get('b')).toBe(text);
      }),
    );
  });

  it('either reads a text or refuses it, whatever it is', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        'a',
        '=',
        '"',
        ' ',
        '&',
        ';',
        '<!--',
        '-->',
        '<?',
        '?>',
        '\n',
        'é',
        '<![CDATA[',
        ']]>',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        try {
          parseXml(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      }),
    );
  });
});
