import { expect } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp, serveApp } from './driver/build.ts';
import type { Site } from './driver/build.ts';
import { test } from './driver/test.ts';
import type { Given } from './driver/given.ts';
import type { When } from './driver/when.ts';
import type { Then } from './driver/then.ts';
import type { Get } from './driver/get.ts';
import { at, IN_TOWN, known, MIDDLE } from './driver/world.ts';

// One build for all of them.
test.describe.configure({ mode: 'default' });

/** Among the results of this run: it names this run's own server. */
const out = (): string => join(test.info().project.outputDir, 'named');
let atRoot: Site;
let inFolder: Site;

test.beforeAll(async ({ practice }) => {
  const server = `http://127.0.0.1:${practice.port}`;
  await buildApp(out(), {
    VITE_OSM_SERVER: 'test',
    VITE_OVERPASS_URL: `${server}/api/interpreter`,
    VITE_OSM_API_URL: server,
    VITE_OSM_AUTH_URL: server,
    VITE_OSM_CLIENT_ID: 'sightline-practice',
    VITE_TILE_URL: `${server}/tiles/{z}/{x}/{y}.svg`,
    VITE_TILE_ATTRIBUTION: '© Somebody',
  });
  [atRoot, inFolder] = [await serveApp(out()), await serveApp(out(), '/sub/folder/')];
});
test.afterAll(async () => {
  await atRoot.close();
  await inFolder.close();
  await rm(out(), { recursive: true });
});

async function journey(actors: {
  readonly given: Given;
  readonly when: When;
  readonly get: Get;
  readonly then: Then;
}): Promise<void> {
  const { given, when, get, then } = actors;
  await given.noticeRead();
  await when.looksAt(MIDDLE, 17);
  await then.sees(get.button(/^Test server: edits do not reach the real map/));
  await then.sees(get.link('© Somebody'));
  await when.selects(known);
  await then.cameraPanelSays('Flock Safety');
  await when.clicks('Close', get.camera);
  await when.signsIn();
  await when.addsACameraAt(at(600, 0), { Maker: 'Genetec', Source: 'I was there' });
  const [node] = await then.created(1);
  then.hasTag(node, 'manufacturer', 'Genetec');
  await then.linksTo(get.nodeLink, `${given.serverAddress}/node/${node?.id}`);
  await when.reloads();
  await when.looksAt(MIDDLE, 15);
  await then.statusSays(`${IN_TOWN + 1} readers in view`);
}

test('the built app goes through the whole journey on the servers that its settings name', async ({
  given,
  when,
  get,
  then,
}) => {
  given.site(atRoot.url, given.serverAddress);
  await journey({ given, when, get, then });
});

test('what is shipped comes with the texts of its licenses', async ({ given, when, get, then }) => {
  given.site(inFolder.url, given.serverAddress);
  await when.looksAt(MIDDLE, 17);
  await when.clicks('Menu');
  await when.clicks('What is this?');
  await then.linksTo(get.link('Licenses of what is in this page'), `${inFolder.url}licenses.txt`);
  const text = await (await get.page.request.get(`${inFolder.url}licenses.txt`)).text();
  for (const name of [
    'Sightline',
    'leaflet 1.9.4',
    'preact ',
    '@preact/signals ',
    'hyparquet ',
    'osm-auth ',
    'GeoNames',
  ])
    expect(text).toContain(name);
});

test('the same build works in a folder', async ({ given, when, get, then }) => {
  given.site(inFolder.url, given.serverAddress);
  await journey({ given, when, get, then });
  await then.addressIs(/\/sub\/folder\/#map=/);
});

for (const [name, value] of [
  ['VITE_OSM_SERVER', 'moon'],
  ['VITE_OVERPASS_URL', 'http://example.org/api/interpreter'],
  ['VITE_OSM_CLIENT', 'abc'],
] as const) {
  test(`a build with the wrong setting ${name}=${value} fails, and names it`, async ({ then }) => {
    await then.rejects(() => buildApp(join(test.info().outputDir, 'wrong'), { [name]: value }), new RegExp(`${name} `));
  });
}
