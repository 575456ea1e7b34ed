import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { hostedTest as test } from '../../e2e/driver/hosted.ts';
import { at, IN_TOWN, known, MIDDLE } from '../../e2e/driver/world.ts';
import { caches, isReady, twoVersions, versionOf } from './versions.ts';

test.use({ serviceWorkers: 'allow' });

const HASH = `#map=16/${MIDDLE.lat}/${MIDDLE.lon}`;
const TOLD = 'A newer version of this page is here.';

test('after one visit the page works from a cold start without a network', async ({
  given,
  hosted,
  stage,
  when,
  get,
  then,
}) => {
  await hosted({});
  await given.mapper();
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await isReady(stage);
  await given.offline();
  await when.losesThePage(HASH);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await when.selects(known);
  await then.cameraPanelSays('Flock Safety');
  await when.clicks('Close', get.camera);
  await get.page.getByRole('combobox', { name: 'Search for a place' }).fill('austin');
  await then.contains(get.page.getByRole('option').first(), /Austin.*TX/);
  await when.presses('Escape', 'Escape');
  await when.clicks('Menu');
  await when.clicks('What is this?');
  await then.says('A map of license plate readers');
  await when.presses('Escape');
  await when.reviewsACameraAt(at(600, 0), { Maker: 'Genetec' });
  await when.clicks('Keep for later');
  await then.isKept('"queued":true');
  await when.losesThePage(HASH);
  await then.sees(get.button('1 change waits'));
});

test('the worker answers for the page’s own files and for nothing else', async ({ hosted, stage, when }) => {
  const versions = twoVersions();
  await hosted(versions.habits);
  await when.looksAt(MIDDLE, 16);
  await isReady(stage);
  stage.guard.allow(/404/);
  versions.asked.length = 0;
  await stage.page.evaluate(async () => {
    const paths = [
      'land.html',
      'land.html?code=1',
      'places.txt',
      'snapshot/snapshot.json',
      '_headers',
      '../other/x.js',
    ];
    for (const path of paths) await fetch(path);
    await fetch('places.txt', { headers: { Range: 'bytes=0-9' } });
  });
  expect(versions.asked).toEqual([
    '/land.html',
    '/land.html',
    '/snapshot/snapshot.json',
    '/_headers',
    '/other/x.js',
    '/places.txt',
  ]);
});

test('signing in works with the worker in control', async ({ given, hosted, stage, when, then, get }) => {
  await hosted({});
  await given.noticeRead();
  await when.looksAt(MIDDLE, 16);
  await isReady(stage);
  await when.reloads();
  await when.signsIn();
  await then.sees(get.button('Sign out'));
});

test('a newer version never comes under an open form, and nothing is lost when it is taken', async ({
  given,
  hosted,
  stage,
  when,
  get,
  then,
}) => {
  const versions = twoVersions();
  await hosted(versions.habits);
  await given.mapper();
  await when.looksAt(MIDDLE, 16);
  await isReady(stage);
  const before = await versionOf(stage);
  await when.describesACameraAt(at(600, 0), { Operator: 'Half a nam' });
  await versions.putUpTheNewer();
  await stage.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await then.eventually(async () =>
    stage.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed'),
  );
  await then.fieldHolds(get.field('Operator'), 'Half a nam');
  await then.doesNotSay(TOLD);
  await when.clicks('Cancel', get.form);
  await then.says(TOLD);
  expect(await versionOf(stage)).toBe(before);
  await when.clicks('Load it now');
  await then.sees(get.button('Continue'));
  expect(await versionOf(stage)).not.toBe(before);
  await when.clicks('Continue');
  await then.fieldHolds(get.field('Operator'), 'Half a nam');
});

test('of two versions in two tabs each has its parts until its last tab is closed', async ({
  given,
  hosted,
  stage,
  when,
  then,
}) => {
  const versions = twoVersions();
  await hosted(versions.habits);
  await given.mapper();
  await when.looksAt(MIDDLE, 16);
  await isReady(stage);
  const old = stage.page;
  const [part = ''] = await old.evaluate(async () => {
    const [key = ''] = await window.caches.keys();
    const kept = await (await window.caches.open(key)).keys();
    return kept.map(({ url }) => url).filter((url) => url.includes('/assets/About-'));
  });
  await versions.putUpTheNewer();
  stage.page = await stage.context.newPage();
  await when.opens(HASH);
  await then.says(TOLD);
  await when.reloads();
  await isReady(stage);
  expect(await versionOf(stage)).not.toBe(await versionOf({ ...stage, page: old }));
  expect(Object.keys(await caches(stage))).toHaveLength(2);
  // The host has it no more.
  expect(versions.asked.includes(new URL(part).pathname)).toBe(true);
  expect(await old.evaluate(async (url) => (await fetch(url)).status, part)).toBe(200);
  await old.close();
  await when.reloads();
  await then.eventually(async () => Object.keys(await caches(stage)).length === 1);
});

test('what was broken off while it was brought ahead goes on at the next visit', async ({
  hosted,
  stage,
  when,
  then,
  given,
}) => {
  const versions = twoVersions();
  const release = versions.hold('/places.txt');
  await hosted(versions.habits);
  await when.looksAt(MIDDLE, 16);
  await then.eventually(() => versions.asked.includes('/places.txt'));
  await then.eventually(async () => Object.values(await caches(stage)).some((count) => count > 20));
  const devtools = await stage.context.newCDPSession(stage.page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  release();
  const there = await stage.page.evaluate(async () => {
    const [key = ''] = await window.caches.keys();
    return (await (await window.caches.open(key)).keys()).map(({ url }) => new URL(url).pathname);
  });
  versions.asked.length = 0;
  await when.losesThePage(HASH);
  await isReady(stage);
  // Only the page itself loaded any of them again.
  const again = versions.asked.filter((path) => there.includes(path) && /operators|problems|Guide/.test(path));
  expect(again.filter((path, index) => again.indexOf(path) !== index)).toEqual([]);
  await given.offline();
  await when.losesThePage(HASH);
  await then.statusSays(`${IN_TOWN} readers in view`);
});

test('a broken cache mends itself', async ({ hosted, stage, given, when, then }) => {
  await hosted({});
  stage.guard.allow(/Error in the page|SyntaxError/);
  await when.looksAt(MIDDLE, 16);
  await isReady(stage);
  await when.reloads();
  await then.statusSays('in view');
  await then.eventually(() => started(stage.page));
  // Another's words under the name of the page's script.
  await stage.page.evaluate(async () => {
    const [key = ''] = await window.caches.keys();
    const cache = await window.caches.open(key);
    const script = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '';
    await cache.put(script, new Response('class }', { headers: { 'content-type': 'text/javascript' } }));
  });
  await stage.page.reload();
  await stage.page.reload();
  await then.statusSays(`${IN_TOWN} readers in view`);
  await then.eventually(() => started(stage.page));
  await given.offline();
  await when.losesThePage(HASH);
  await then.statusSays(`${IN_TOWN} readers in view`);
});

/** Whether the worker has heard that the page started. */
function started(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const [key = ''] = await window.caches.keys();
    return (await (await window.caches.open(key)).keys()).every(({ url }) => !url.endsWith('?opened'));
  });
}
