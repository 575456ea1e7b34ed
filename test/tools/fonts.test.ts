import { platform } from 'node:os';
import { expect, test } from 'vitest';
import { missingFonts } from './fonts.ts';

test.runIf(platform() === 'linux')('fonts are brought where they are missing and can be', () => {
  expect(missingFonts((path) => path === '/usr/bin/apt-get')).toEqual(['fonts-noto-core', 'fonts-noto-cjk']);
  expect(missingFonts((path) => !path.includes('CJK'))).toEqual(['fonts-noto-cjk']);
  expect(missingFonts(() => true)).toEqual([]);
  expect(missingFonts(() => false)).toEqual([]);
});
