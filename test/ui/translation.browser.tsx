import { render } from 'preact';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followTranslation } from '../../src/ui/translation.ts';
import { followTranslator } from './translator.ts';

let root: HTMLElement;
const stops: (() => void)[] = [];
const count = signal(7);
const words = signal(['one', 'two', 'three']);
const extra = signal(true);

function Page(): preact.JSX.Element {
  return (
    <section>
      <p id="count">{count.value} in view</p>
      <p id="maybe">always{extra.value ? ' and now' : null}</p>
      <ul>
        {words.value.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <p id="mixed">
        {words.value.map((word) => `${word} `)}
        <b translate={false}>name</b>
      </p>
    </section>
  );
}

beforeEach(() => {
  count.value = 7;
  words.value = ['one', 'two', 'three'];
  extra.value = true;
  root = document.createElement('div');
  document.body.append(root);
  stops.push(followTranslation(root));
  render(<Page />, root);
  stops.push(followTranslator(root));
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  render(null, root);
  root.remove();
});

const said = (selector: string): string => (root.querySelector<HTMLElement>(selector)?.innerText ?? '').trim();

test('a page that the browser translates goes on saying what is so', async () => {
  await expect.poll(() => said('#count')).toBe('«7»« in view»');
  for (const next of [8, 9, 1000]) {
    count.value = next;
    // oxlint-disable-next-line no-await-in-loop -- one change after the other
    await expect.poll(() => said('#count')).toBe(`«${next}»« in view»`);
  }
  expect(root.querySelectorAll('#count > font')).toHaveLength(2);
});

test('what is taken away does not stay behind, and what comes back is there once', async () => {
  await expect.poll(() => said('#maybe')).toBe('«always»« and now»');
  extra.value = false;
  await expect.poll(() => said('#maybe')).toBe('«always»');
  extra.value = true;
  await expect.poll(() => said('#maybe')).toBe('«always»« and now»');
});

test('lists can be put into another order, and added to, without an error', async () => {
  await expect.poll(() => said('ul')).toBe('«one»\n«two»\n«three»');
  words.value = ['three', 'zero', 'one', 'two'];
  await expect.poll(() => said('ul')).toBe('«three»\n«zero»\n«one»\n«two»');
  words.value = ['two'];
  await expect.poll(() => said('ul')).toBe('«two»');
  await expect.poll(() => said('#mixed')).toMatch(/^«two ?» ?name$/);
});

test('what was translated before anybody kept up is found, too', async () => {
  for (const stop of stops.splice(0)) stop();
  render(null, root);
  const early: MutationRecord[] = [];
  const watcher = new MutationObserver((records) => early.push(...records));
  watcher.observe(root, { subtree: true, childList: true });
  render(<Page />, root);
  stops.push(followTranslator(root));
  await expect.poll(() => said('#count')).toBe('«7»« in view»');
  count.value = 8;
  await expect.poll(() => said('#count')).toBe('«7»« in view»');
  stops.push(followTranslation(root, watcher, early));
  await expect.poll(() => said('#count')).toBe('«8»« in view»');
  count.value = 9;
  await expect.poll(() => said('#count')).toBe('«9»« in view»');
});

test('what is not to be translated stays as it is', async () => {
  await expect.poll(() => said('#count')).toContain('«7»');
  expect(root.querySelector('b')?.textContent).toBe('name');
  expect(root.querySelector('b')?.childElementCount).toBe(0);
});
