/** Features that the first view needs: they draw, stand among the map's controls or in its bar, or follow the address. */
export type { Feature } from '../ui/feature.ts';
export { density } from './density/index.ts';
export { filter } from './filter/index.ts';
export { list } from './list/index.ts';
export { outline } from './outline/index.ts';
export { search } from './search/index.ts';
export { share } from './share/index.ts';
