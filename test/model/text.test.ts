import { describe, expect, it } from 'vitest';
import { checkText, codePoints, httpUrl, isDate, MAX_TEXT } from '../../src/model/text.ts';

describe('checkText', () => {
  it('counts code points, as OpenStreetMap does', () => {
    expect(codePoints('a😀')).toBe(2);
    expect(checkText('😀'.repeat(MAX_TEXT))).toBeNull();
    expect(checkText('a'.repeat(MAX_TEXT + 1))).toBe('too-long');
  });

  it.each(['\u0000', '\u0007', '\u000B', '\u001F', '\u007F', '\u0085', '\uFFFE', '\uFFFF'])(
    'refuses the control character %j',
    (character) => {
      expect(checkText(`a${character}b`)).toBe('control-character');
    },
  );

  it('refuses half a character', () => {
    expect(checkText('\uD83D')).toBe('broken-character');
    expect(checkText('\uDE00\uD83D')).toBe('broken-character');
  });

  it.each(['', 'Lowe’s & Söhne', 'two\nlines', '\u202Eright to left', '<b>', '__proto__'])('lets %j pass', (text) => {
    expect(checkText(text)).toBeNull();
  });
});

describe('isDate', () => {
  it.each(['2024', '2024-02', '2024-02-29', '1999-12-31'])('knows %s', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '2024-13',
    '2024-00',
    '2024-02-30',
    '24-01-01',
    '2024-1-1',
    'May 2024',
    '',
    ' 2024',
    '2024-01-01T00:00',
  ])('knows that %j is none', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('httpUrl', () => {
  it('lets the web pass', () => {
    expect(httpUrl(' https://example.org/a b ')).toBe('https://example.org/a%20b');
    expect(httpUrl('http://example.org')).toBe('http://example.org/');
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//example.org',
    'example.org',
    'ftp://example.org',
    '',
  ])('stops %j', (text) => {
    expect(httpUrl(text)).toBeNull();
  });
});
