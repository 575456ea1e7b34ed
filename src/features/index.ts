/**
 * The list of features, a line each: a folder that is deleted with its line leaves a working app. Where their buttons
 * stand is said by each; among the map's controls they stand in the order of their names.
 */
export type { Feature } from '../ui/feature.ts';
export { about } from './about/index.ts';
export { coverage } from './coverage/index.ts';
export { density } from './density/index.ts';
export { elsewhere } from './elsewhere/index.ts';
export { exporting } from './export/index.ts';
export { filter } from './filter/index.ts';
export { fromPhoto } from './fromPhoto/index.ts';
export { guide } from './guide/index.ts';
export { history } from './history/index.ts';
export { list } from './list/index.ts';
export { offline } from './offline/index.ts';
export { outline } from './outline/index.ts';
export { photos } from './photos/index.ts';
export { search } from './search/index.ts';
export { settings } from './settings/index.ts';
export { todo } from './todo/index.ts';
export { share } from './share/index.ts';
export { statistics } from './statistics/index.ts';
