/** Every message in every language is drawn, and fits what holds it. `npm run languages -- --json` reads what is found here. */
import { commands, page } from 'vitest/browser';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chosen } from '../../src/i18n/speech.ts';
import * as features from '../../src/features/index.ts';
import type { Feature } from '../../src/features/index.ts';
import { SCREENS } from '../ui/screens.ts';
import { clickThrough, show } from '../ui/stage.ts';
import { missingGlyphs } from './glyphs.ts';
import { allWords, longestWords } from './longest.ts';
import { findTooWide } from './tooWide.ts';

const FONT = "16px system-ui, 'Noto Sans', sans-serif";
const FOUND = '.cache/tooWide.json';

/** Every feature's panel and dialog. */
const PARTS = Object.values<Feature>(features).flatMap(({ id, buttons = [] }) =>
  [...new Set(buttons.map(({ opens }) => opens))]
    .filter((opens) => opens !== 'popover')
    .map((opens) => ({ id, opens })),
);

const found = new Set<string>();

afterAll(async () => {
  await commands.writeFile(FOUND, JSON.stringify([...found].toSorted()));
});

describe.each(['ltr', 'rtl'] as const)('written %s, the longest of each message', (direction) => {
  const { table, languages } = longestWords(direction, FONT);
  const templates = Array.from(table, ([key, message]) => {
    const text = typeof message === 'string' ? message : (message.other ?? '');
    return { key, pieces: text.split(/\{\w+\}/), length: text.length };
  }).toSorted((one, other) => other.length - one.length);

  /** Whose words these are: the longest message of which all is there. */
  const nameOf = (text: string): string => {
    const key = templates.find(({ pieces }) => pieces.every((piece) => text.includes(piece.trim())))?.key;
    return key === undefined ? '' : `${languages.get(key) ?? ''} ${key}`;
  };

  beforeEach(async () => {
    await page.viewport(360, 740);
  });

  afterEach(() => {
    chosen.value = new Map();
    document.documentElement.dir = 'ltr';
  });

  const fitsNow = async (): Promise<void> => {
    await vi.waitFor(() => expect(document.querySelector('.loading')).toBeNull());
    document.documentElement.dir = direction;
    chosen.value = table;
    await new Promise(requestAnimationFrame);
    const wide = findTooWide(document.body).map(({ text, in: holder }) => `${nameOf(text)} (${holder}): ${text}`);
    for (const each of wide) found.add(each);
    expect(wide).toEqual([]);
  };

  test.each(Object.keys(SCREENS))('fits a screen 360 px wide: %s', async (name) => {
    await show(name);
    await page.viewport(360, 740);
    await vi.waitFor(() => expect(document.querySelector('.loading')).toBeNull());
    await clickThrough(name);
    await fitsNow();
  });

  test.each(PARTS)('fits a screen 360 px wide: the $opens of $id', async ({ id, opens }) => {
    const { state } = await show('camera');
    await page.viewport(360, 740);
    if (opens === 'panel') state.panel.open(id, 'node/508');
    else state.panel.openDialog(id);
    await fitsNow();
  });
});

test.each([...allWords().keys()])('the fonts of this machine have every character of %s', (language) => {
  const words = Array.from(allWords().get(language)?.values() ?? [], (message) =>
    typeof message === 'string' ? message : Object.values(message).join(''),
  );
  const missing = missingGlyphs(new Set(words.join('').normalize('NFC')), "system-ui, 'Noto Sans', sans-serif");
  expect(
    missing,
    `No font here draws these characters, so nothing about their width can be said. On Debian: apt-get install fonts-noto-core fonts-noto-cjk; npm run setup does it.`,
  ).toEqual([]);
});

test('what is wider than what holds it is found, and what fits is not', async () => {
  await page.viewport(360, 740);
  const held = (style: string): number => {
    document.body.replaceChildren();
    const button = document.createElement('button');
    button.style.cssText = `width: 80px; height: 44px; font: 16px sans-serif; ${style}`;
    button.textContent = 'a few words more than fit';
    document.body.append(button);
    return findTooWide(document.body).length;
  };
  expect(held('white-space: nowrap')).toBe(1);
  expect(held('white-space: nowrap; overflow: hidden; text-overflow: ellipsis')).toBe(1);
  expect(held('position: fixed; inset-inline-start: 320px; width: auto; white-space: nowrap')).toBe(1);
  expect(held('width: 280px')).toBe(0);
  // Lines that do not fit.
  expect(held('')).toBe(1);
});

test('a character that no font has is found', () => {
  expect(missingGlyphs('aß\u{F0000}語ش', 'sans-serif')).toEqual(['\u{F0000}']);
});
