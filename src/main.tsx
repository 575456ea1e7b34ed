/** The composition root: the only file that knows every room. */
import './styles/index.css';
import { readConfig } from './config.ts';
import { locale, t } from './i18n/index.ts';
import { createMap } from './map/index.ts';
import { browserDoors } from './state/browser.ts';
import { createDraftStore } from './state/drafts.ts';
import { createOwnStore } from './state/own.ts';
import { createState } from './state/state.ts';
import { createStorage } from './state/storage.ts';
import { createCameraStore } from './store/cameraStoreClient.ts';
import { mountUi } from './ui/index.tsx';

function elementById(id: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`#${id}`);
  if (element === null) throw new Error(`index.html has no #${id}`);
  return element;
}

const storage = { local: createStorage('local'), session: createStorage('session') };
const doors = browserDoors(window);

const state = createState({
  ...doors,
  config: readConfig(import.meta.env, __VERSION__),
  local: storage.local,
  drafts: createDraftStore(),
  own: createOwnStore(doors.now),
  openStore: (server) => createCameraStore({ overpass: server.overpass }),
  // Nobody who only looks pays for the writing half.
  openWriting: async (server) => {
    const { createSession, createUploader } = await import('./osm/index.ts');
    const session = createSession({ server, storage });
    return { session, uploader: createUploader({ api: session.api }) };
  },
  suggestComment: (form) =>
    form.maker === null ? t('comment.add') : t('comment.addMaker', { maker: form.maker.name }),
  locale,
});

createMap(elementById('map'), state);
mountUi(elementById('ui'), state);
