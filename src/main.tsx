/** The composition root: the only file that knows every module. */
import { STORE_WORKER } from './trusted.ts';
import './styles/index.css';
import config from 'virtual:config';
import * as first from './features/first.ts';
import type { Feature } from './features/first.ts';
import { locale, t } from './i18n/index.ts';
import { createMap } from './map/index.ts';
import { LACKING } from './platform/lacking.ts';
import { folderOf, nameIn } from './platform/folderNames.ts';
import { browserEnv } from './state/browserEnv.ts';
import { createLaterDisk } from './state/lazyDisk.ts';
import { parsePermalink } from './state/permalink.ts';
import type { HomeView } from './state/homeView.ts';
import { createState } from './state/state.ts';
import { remembered } from './state/view.ts';
import { createStorage } from './state/storage.ts';
import { createCameraStore } from './store/client.ts';
import { lineTo } from './store/workerLine.ts';
import { mountUi } from './ui/index.tsx';

function elementById(id: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`#${id}`);
  if (element === null) throw new Error(`index.html has no #${id}`);
  return element;
}

/** Where this page lies: a part of every name that others on this origin could use too. */
const FOLDER = folderOf(document.baseURI);

/** As long as tiles may be on their way, ms. */
const TILES = 1000;

/** The first view is drawn, tiles and all, or they are slow: until then the network is theirs. */
const drawn = new Promise<void>((resolve) => {
  window.addEventListener('load', () => resolve());
  setTimeout(resolve, TILES);
});

/** The features that the first view does without, once that is drawn. */
async function fetchLater(): Promise<readonly Feature[]> {
  await drawn;
  return (await import('./laterFeatures.ts')).features;
}

const storage = { local: createStorage('local', FOLDER), session: createStorage('session', FOLDER) };

function start(home?: HomeView): void {
  const features = Object.values<Feature>(first);
  const browser = browserEnv(window, FOLDER);
  // What is made to stand in other pages never writes, wherever it is opened.
  const env =
    parsePermalink(location.hash).rest?.split('&').includes('embed') === true
      ? { ...browser, readOnly: 'framed' as const }
      : browser;

  const state = createState(
    {
      ...env,
      config,
      ...(home === undefined ? {} : { opening: home.position }),
      local: storage.local,
      ...createLaterDisk(async () => {
        await drawn;
        return (await import('./state/disk.ts')).createDisk(window, FOLDER, {
          lock: env.lock,
          servers: Object.keys(config.servers),
        });
      }),
      openStore: (server, zoom) =>
        createCameraStore({
          overpass: server.overpass,
          cache: nameIn(FOLDER, 'sightline-cameras'),
          lacking: LACKING,
          memory: { get: () => storage.local.get('picture'), set: (text) => storage.local.set('picture', text) },
          zoom,
          startWorker: () => lineTo(new Worker(STORE_WORKER, { type: 'module' })),
          // It holds what this build's own Overpass has: beneath another one's cameras it would be wrong.
          ...(server.overpass === config.servers[config.server].overpass
            ? { snapshot: new URL('snapshot/', document.baseURI).href }
            : {}),
        }),
      // Nobody who only looks pays for what writes.
      openWriting: async (server) => {
        await drawn;
        const { createOsmRead, createSession, createUploader } = await import('./osm/index.ts');
        // Without a client id no token is looked for, so nothing can leave in anybody's name.
        const may = env.readOnly === undefined ? server : { ...server, oauthClientId: null };
        const session = createSession({ server: may, storage, folder: FOLDER });
        // Ahead of the click that signs in, so that its window opens within it; a failure is told there.
        void session.preload().catch(() => undefined);
        const about = { version: config.version, host: env.host(), locale: locale() };
        return {
          session,
          uploader: createUploader({ api: session.api, about }),
          reader: createOsmRead(session.api),
        };
      },
      comment: (kind, params) => t(`comment.${kind}`, params),
      locale,
    },
    features,
  );

  home?.follow(state);
  createMap(elementById('map'), state);
  // A task of its own: what a person does meanwhile is answered in between.
  setTimeout(() => mountUi(elementById('ui'), state, features, fetchLater));
}

/** Where the map opens is only to be found out for who comes for the first time, and follows no link. */
function begin(): void {
  if (config.server === 'practice' || remembered({ local: storage.local, address: location }) !== null) start();
  else
    void import('./state/homeView.ts').then(
      ({ homeOf }) => start(homeOf(window)),
      () => start(),
    );
}

// The imports only declare. Not awaited: nothing of the page could share a chunk with a module that waits.
if (LACKING) {
  void import('./platform/fillIn.ts').then(({ fillIn }) => {
    fillIn();
    begin();
  });
} else begin();
