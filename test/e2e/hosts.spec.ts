import { expect } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import { featureHosts } from '../../src/build/featureHosts.ts';
import { forApache, forCaddy, forNetlify, forNginx } from '../../src/build/headers/hosts.ts';
import { policiesOf } from '../../src/build/headers/policies.ts';
import { readConfig } from '../../src/config.ts';
import { readApache, readCaddy, readNetlify, readNginx } from '../build/headers/hostRules.ts';
import { appFolder } from './driver/globalSetup.ts';
import { hostedTest as test } from './driver/hosted.ts';
import { at, gantry, IN_TOWN, MIDDLE } from './driver/world.ts';

const policies = policiesOf(readConfig({ VITE_OSM_SERVER: 'practice' }, ''), await featureHosts({ router: null }));

async function netlify(): Promise<string> {
  const files = await readdir(appFolder(), { recursive: true });
  return forNetlify(
    policies,
    files.filter((file) => /worker-[^/]*\.js$/.test(file)),
  );
}

for (const [name, read] of [
  ['Netlify and Cloudflare', async () => readNetlify(await netlify())],
  ['nginx', () => readNginx(forNginx(policies))],
  ['Caddy', () => readCaddy(forCaddy(policies))],
  ['Apache', () => readApache(forApache(policies))],
] as const) {
  test(`with the headers of ${name} a way is read, and a camera added`, async ({ hosted, given, when, get, then }) => {
    await hosted({ headers: await read() });
    await given.noticeRead();
    await when.looksAt(MIDDLE, 16);
    await then.statusSays(`${IN_TOWN} readers in view`);
    await when.opens(`#map=18/${MIDDLE.lat}/${MIDDLE.lon}&way=${gantry.id}`);
    await then.cameraPanelSays('Kapsch');
    await when.clicks('Close', get.camera);
    await when.signsIn();
    await when.addsACameraAt(at(600, 0), { Maker: 'Genetec' });
    await then.created(1);
  });
}

test('inside another site the map is shown, and nobody signs in or writes', async ({
  stage,
  hosted,
  given,
  get,
  then,
}) => {
  stage.guard.allow(/favicon/);
  const headers = readNginx(forNginx(policies));
  const url = await hosted({ headers });
  const outer = await hosted({
    alter: (path, text) =>
      path === '/outer.html' ? `<iframe src="${url}#map=16/${MIDDLE.lat}/${MIDDLE.lon}"></iframe>` : text,
  });
  await given.mapper();
  await get.page.goto(`${outer}outer.html`);
  const frame = get.page.frameLocator('iframe');
  await then.contains(frame.locator('.pill').getByRole('status'), 'in view');
  await then.doesNotSee(frame.getByRole('button', { name: 'Sign in with OpenStreetMap' }));
  await frame.getByRole('button', { name: 'Read only' }).click();
  await then.sees(frame.getByText('nobody signs in or writes from within a frame'));
  await then.linksTo(frame.getByRole('link', { name: /in a window of its own/ }), new RegExp(`^${url}`));
  await then.asked(/^\/api\/0\.6\/user/, 0);
});

test('where the host leads land.html elsewhere and drops the answer, signing in says so at once', async ({
  given,
  hosted,
  when,
  get,
  then,
}) => {
  await hosted({
    redirect: (path) => (path === '/land.html' ? '/land' : null),
    file: (path) => (path === '/land' ? '/land.html' : path),
  });
  await given.noticeRead();
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Sign in with OpenStreetMap');
  await then.says('Signing in can’t come back to this site: its host keeps the answer from the page land.html.');
  await then.sees(get.button('Sign in with OpenStreetMap'));
});

test('a landing page that is opened without an answer says so on both sides, and ends nothing', async ({
  hosted,
  given,
  stage,
  when,
  get,
  then,
}) => {
  const url = await hosted({});
  await given.noticeRead();
  await when.looksAt(MIDDLE, 16);
  const popup = await when.opensTheSignInWindow();
  const other = await stage.context.newPage();
  await other.goto(`${url}land.html`);
  await then.sees(other.getByRole('heading', { name: 'Nothing came back' }));
  await then.says('A sign-in window came back without an answer.');
  await popup.getByRole('button', { name: 'Authorize' }).click();
  await then.sees(get.button('Sign out'));
});

test('the landing page can’t be shown inside another site', async ({ hosted, stage, get }) => {
  const refused = get.page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  stage.guard.allow(/frame-ancestors/);
  const url = await hosted({ headers: readCaddy(forCaddy(policies)) });
  const outer = await hosted({
    alter: (path, text) => (path === '/outer.html' ? `<iframe src="${url}land.html"></iframe>` : text),
  });
  await get.page.goto(`${outer}outer.html`);
  await refused;
});

test('text becomes markup or a script’s address only as Leaflet and the workers need it', async ({
  stage,
  when,
  get,
}) => {
  stage.guard.allow(/Trusted ?(HTML|ScriptURL|TypePolicy|Script)/i);
  await when.looksAt(MIDDLE, 16);
  const tried = await get.page.evaluate(() => {
    const refused = (work: () => unknown): boolean => {
      try {
        work();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    return {
      probe: refused(() => Object.assign(document.createElement('div'), { innerHTML: '<svg/>' })),
      markup: refused(() => Object.assign(document.createElement('div'), { innerHTML: '<b>x</b>' })),
      script: refused(() => Object.assign(document.createElement('script'), { src: 'assets/x.js' })),
      worker: refused(() => new Worker('land.js')),
      policy: refused(() => Reflect.get(globalThis, 'trustedTypes').createPolicy('mine', {})),
      again: refused(() => Reflect.get(globalThis, 'trustedTypes').createPolicy('default', {})),
    };
  });
  expect(tried).toEqual({ probe: false, markup: true, script: true, worker: true, policy: true, again: true });
});
