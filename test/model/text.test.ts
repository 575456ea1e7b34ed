import { describe, expect, it } from 'vitest';
import { checkText, codePoints, MAX_TEXT } from '../../src/model/text.ts';

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
