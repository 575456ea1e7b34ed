/** Features that open from a menu or a panel: their manifests, and the words of their buttons, come after the first view. */
export type { Feature } from '../ui/feature.ts';
export { about } from './about/index.ts';
export { areas } from './areas/index.ts';
export { compass } from './compass/index.ts';
export { coverage } from './coverage/index.ts';
export { elsewhere } from './elsewhere/index.ts';
export { exporting } from './export/index.ts';
export { fromPhoto } from './fromPhoto/index.ts';
export { guide } from './guide/index.ts';
export { history } from './history/index.ts';
export { legend } from './legend/index.ts';
export { nearest } from './nearest/index.ts';
export { offline } from './offline/index.ts';
export { photos } from './photos/index.ts';
export { route } from './route/index.ts';
export { settings } from './settings/index.ts';
export { statistics } from './statistics/index.ts';
export { todo } from './todo/index.ts';
