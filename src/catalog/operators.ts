import type { Named } from '../model/named.ts';

/** Private operators with many sites. Public bodies are suggested from the cameras nearby. A new operator is one entry here. */
export const OPERATORS: readonly Named[] = [
  { name: "Lowe's", wikidata: 'Q1373493', type: 'private' },
  { name: 'The Home Depot', wikidata: 'Q864407', type: 'private' },
  { name: 'Simon Property Group', wikidata: 'Q2287759', type: 'private' },
];
