/** What the search box needs, as one file that is fetched when somebody first types. */
export { parseAddress } from './address.ts';
export { createGazetteer, decodeTowns, findTowns } from './gazetteer.ts';
