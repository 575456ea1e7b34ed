import type { Actors } from './actors.ts';

async function opens({ given, when, sights }: Actors): Promise<void> {
  await given.mapper();
  await when.opens(`#map=18/${sights.camera.lat}/${sights.camera.lon}&node=${sights.camera.id}`);
}

async function edits({ given, when, sights }: Actors): Promise<void> {
  await given.mapper();
  await when.edits(sights.camera, { Mount: 'Wall', Operator: 'Fulton County', Source: 'I was there' });
}

async function queues(actors: Actors): Promise<void> {
  await edits(actors);
  await actors.when.reviews();
  await actors.when.clicks('Keep for later');
  await actors.when.clicks('Close', actors.get.camera);
  await actors.get.button('1 change waits').waitFor();
}

/** The screens of changing what is there, by name. */
export const editingScreens: Readonly<Record<string, (actors: Actors) => Promise<void>>> = {
  edit: edits,
  'edit-moving': async (actors) => {
    await edits(actors);
    await actors.when.clicks('Move', actors.get.form);
    await actors.get.text('It stood at').waitFor();
    await actors.get.map.focus();
    await actors.when.presses('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
  },
  'edit-tags': async (actors) => {
    await edits(actors);
    await actors.get.text(/^All tags, for experts/).click();
    await actors.get.text(/^All tags, for experts/).scrollIntoViewIfNeeded();
  },
  'review-change': async (actors) => {
    await edits(actors);
    await actors.when.reviews();
  },
  remove: async (actors) => {
    await opens(actors);
    await actors.when.clicks('More', actors.get.camera);
    await actors.when.clicks('Report removed');
    await actors.get.form.waitFor();
  },
  conflict: async (actors) => {
    await edits(actors);
    const { id } = actors.sights.camera;
    actors.given.edit({ do: 'modify', type: 'node', id, tags: { 'camera:mount': 'gantry', operator: 'Someone else' } });
    await actors.when.reviews();
    await actors.when.uploads();
    await actors.get.conflict.waitFor();
  },
  deleted: async (actors) => {
    await edits(actors);
    actors.given.edit({ do: 'delete', type: 'node', id: actors.sights.camera.id });
    await actors.when.reviews();
    await actors.when.uploads();
    await actors.get.deleted.waitFor();
  },
  waiting: queues,
  queue: async (actors) => {
    await queues(actors);
    await actors.when.clicks('1 change waits');
    await actors.get.changes.waitFor();
  },
  history: async (actors) => {
    actors.given.edit({ do: 'modify', type: 'node', id: actors.sights.camera.id, tags: { direction: '70' } });
    await opens(actors);
    await actors.when.clicks('More', actors.get.camera);
    await actors.when.clicks('History', actors.get.camera);
    await actors.get.history.getByRole('article').first().waitFor();
  },
  guide: async (actors) => {
    await edits(actors);
    await actors.when.clicks('How to tell makers apart');
    await actors.get.page.getByRole('dialog', { name: /^Which maker/ }).waitFor();
  },
};
