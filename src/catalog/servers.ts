export type ServerId = 'practice' | 'test' | 'live';

/** One OpenStreetMap that Sightline can read and write. Addresses have no slash at their end. */
export interface OsmServer {
  readonly id: ServerId;
  /** Where people look at objects and their history. */
  readonly web: string;
  /** Origin (and base path) of API 0.6, without `/api/0.6`. */
  readonly api: string;
  /** Origin of OAuth 2. */
  readonly auth: string;
  /** Address of the Overpass interpreter. */
  readonly overpass: string;
  /** OAuth client id that is known to everyone, as the practice world's is. */
  readonly clientId?: string;
}

/** Where `npm start` puts the practice world, unless told otherwise. */
export const PRACTICE_ORIGIN = 'http://127.0.0.1:8790';

/** A fixed list: no address from the outside can name another server. */
export const SERVERS: Readonly<Record<ServerId, OsmServer>> = {
  practice: {
    id: 'practice',
    web: PRACTICE_ORIGIN,
    api: PRACTICE_ORIGIN,
    auth: PRACTICE_ORIGIN,
    overpass: `${PRACTICE_ORIGIN}/api/interpreter`,
    clientId: 'sightline-practice',
  },
  test: {
    id: 'test',
    web: 'https://master.apis.dev.openstreetmap.org',
    api: 'https://master.apis.dev.openstreetmap.org',
    auth: 'https://master.apis.dev.openstreetmap.org',
    // The test server has no Overpass of its own: its map shows the live cameras, and says so.
    overpass: 'https://overpass-api.de/api/interpreter',
  },
  live: {
    id: 'live',
    web: 'https://www.openstreetmap.org',
    api: 'https://api.openstreetmap.org',
    auth: 'https://www.openstreetmap.org',
    overpass: 'https://overpass-api.de/api/interpreter',
  },
};
