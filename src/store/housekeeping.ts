/** What keeps memory within bounds. */
export { compactDictionary } from './compact.ts';
export { cellsToDrop } from './evict.ts';
