import { expect, test } from 'vitest';
import { mayOpen } from './openBrowser.ts';

const desk = { env: { DISPLAY: ':0' }, platform: 'linux', isTTY: true };

test('a browser opens where a person sits at a screen', () => {
  expect(mayOpen(true, desk)).toBe(true);
  expect(mayOpen(true, { ...desk, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  expect(mayOpen(true, { ...desk, platform: 'darwin', env: {} })).toBe(true);
});

test('none opens where it is not wished, on a machine without a screen, in a pipe, or where checks run', () => {
  expect(mayOpen(false, desk)).toBe(false);
  expect(mayOpen(true, { ...desk, env: {} })).toBe(false);
  expect(mayOpen(true, { ...desk, isTTY: false })).toBe(false);
  expect(mayOpen(true, { ...desk, env: { DISPLAY: ':0', CI: 'true' } })).toBe(false);
});
