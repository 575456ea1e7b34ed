import type { Feature } from '../../ui/feature.ts';

/** The outline of a selected reader that is drawn as a way or relation. */
export const outline: Feature = {
  id: 'outline',
  starts: ({ selection }) => selection.key.value?.startsWith('node/') === false,
  load: () => import('./showOutline.ts'),
};
