import type { Env } from './env.ts';
import { nameIn } from '../platform/folderNames.ts';
import type { DraftStore } from './edit/draftStore.ts';
import { createDraftStore, DRAFTS } from './edit/draftStore.ts';
import type { Moving } from './edit/moveIn.ts';
import { moveIn } from './edit/moveIn.ts';
import { createTabs } from './tabs.ts';
import { createUploadStore, UPLOADS } from './edit/uploadStore.ts';

/** What is kept on this device's disk, and word of what other tabs change there. */
export type Disk = Pick<Env, 'drafts' | 'uploads' | 'watchTabs'>;

/** Opens it. Imported lazily (`laterDisk.ts`): nothing of it is needed to see a camera. */
export function createDisk(
  page: Window & typeof globalThis,
  folder: string | null,
  moving: Pick<Moving, 'lock' | 'servers'>,
): Disk {
  const tabs = createTabs(page, nameIn(folder, 'sightline.tabs'));
  const listeners = new Set<() => void>();
  if (folder !== null)
    void moveIn({ page, folder, ...moving }).then((moved) => {
      if (!moved) return;
      tabs.tell();
      for (const changed of listeners) changed();
    });
  return {
    drafts: keptOnAsking(page, createDraftStore({ changed: tabs.tell, name: nameIn(folder, DRAFTS) })),
    uploads: createUploadStore({ changed: tabs.tell, name: nameIn(folder, UPLOADS) }),
    watchTabs(changed) {
      listeners.add(changed);
      const stop = tabs.listen(changed);
      return () => {
        listeners.delete(changed);
        stop();
      };
    },
  };
}

/** With the first draft that is stored, the browser is asked not to clear the disk by itself. It may say no: the queue tells. */
function keptOnAsking(page: Window, drafts: DraftStore): DraftStore {
  // Missing in old browsers, and where the page came without TLS.
  const storage: StorageManager | undefined = page.navigator.storage;
  let asked = storage === undefined;
  return {
    ...drafts,
    async save(draft, by) {
      const found = await drafts.save(draft, by);
      if (!asked && found === null) {
        asked = true;
        storage.persist().catch(() => undefined);
      }
      return found;
    },
  };
}
