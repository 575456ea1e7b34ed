import type { Env } from './env.ts';
import { createDraftStore } from './edit/draftStore.ts';
import { createTabs } from './tabs.ts';
import { createUploadStore } from './edit/uploadStore.ts';

/** What is kept on this device's disk, and word of what other tabs change there. */
export type Disk = Pick<Env, 'drafts' | 'uploads' | 'watchTabs'>;

/** Opens it. Imported lazily (`laterDisk.ts`): nothing of it is needed to see a camera. */
export function createDisk(page: Window & typeof globalThis): Disk {
  const tabs = createTabs(page);
  return {
    drafts: createDraftStore({ changed: tabs.tell }),
    uploads: createUploadStore({ changed: tabs.tell }),
    watchTabs: tabs.listen,
  };
}
