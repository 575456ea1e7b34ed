import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { readXml, wholeNumber } from '../../../src/osm/api/readXml.ts';

const DIFF =
  '<?xml version="1.0" encoding="UTF-8"?>\n<diffResult version="0.6" generator=\'x > y\'>\n' +
  '  <!-- told - once --><node old_id="-1" new_id="508" new_version="1"></node >\n</diffResult>\n';

test('elements and attributes are read, prolog, comments and white space are passed over', () => {
  const root = readXml(DIFF);
  expect(root.name).toBe('diffResult');
  expect(root.attributes.get('generator')).toBe('x > y');
  expect(root.children.map(({ name }) => name)).toEqual(['node']);
});

test('an answer that is cut short anywhere is refused', () => {
  const whole = DIFF.trimEnd();
  for (let length = 0; length < whole.length; length += 1) {
    expect(() => readXml(whole.slice(0, length))).toThrow(Failure);
  }
});

test.for([
  '<!DOCTYPE html><html></html>',
  '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
  '<a>text</a>',
  '<a/><b/>',
  '<a></b>',
  '<a><b></a></b>',
  '<a k="1" k="2"/>',
  '<a k=1/>',
  '<a k/>',
  '<a k="1"j="2"/>',
  '<a k="&nope;"/>',
  '<a k="& "/>',
  '<a k="&#x110000;"/>',
  '</a>',
  '<a/></a>',
  '{"a":1}',
  '',
])('%s is refused', (text) => {
  expect(() => readXml(text)).toThrow(expect.objectContaining({ kind: 'bad-response' }));
});

test('references are resolved, and white space that is not one becomes a blank', () => {
  const root = readXml('<a k="&lt;&#10;&#x9;&amp;lt;&apos;\r\n\t"/>');
  expect(root.attributes.get('k')).toBe("<\n\t&lt;'  ");
});

test('any text is read or refused with a Failure, and in time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<', '>', '/', 'a', ' ', '"', '=', '<a ', 'b="c"', '<!--', '-->', '&')),
      (parts) => {
        try {
          readXml(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      },
    ),
  );
});

test.for(['', '0', '1.0', '1e3', ' 1', '12345678901234567', '9999999999999999', 'NaN', '-1'])(
  '"%s" is not an id',
  (text) => {
    const element = { name: 'node', attributes: new Map([['id', text]]), children: [] };
    expect(() => wholeNumber(element, 'id')).toThrow(expect.objectContaining({ kind: 'bad-response' }));
  },
);
