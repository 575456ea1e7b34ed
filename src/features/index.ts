/**
 * All features. They are listed, a line each, in `first.ts` or `later.ts`: a folder that is deleted with its line leaves a
 * working app. Where their buttons stand is said by each; among the map's controls they stand in the order of their names.
 */
export type { Feature } from '../ui/feature.ts';
export * from './first.ts';
export * from './later.ts';
