import { describe, expect, it } from 'vitest';
import { httpUrl } from '../../src/model/httpUrl.ts';

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
