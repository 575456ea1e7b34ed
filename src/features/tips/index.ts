import type { Feature } from '../../ui/feature.ts';

/** What a reader is, told before it is pressed. */
export const tips: Feature = {
  id: 'tips',
  starts: ({ pointer }) => pointer.hovered.value !== null,
  load: () => import('./Tips.tsx'),
};
