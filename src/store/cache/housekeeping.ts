/** What keeps memory within bounds. */
export { compactDictionary } from '../columns/compactDictionary.ts';
export { cellsToDrop } from './cellsToDrop.ts';
