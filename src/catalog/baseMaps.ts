import { PRACTICE_ORIGIN } from './servers.ts';

/** A background to draw on. */
export interface BaseMap {
  readonly id: string;
  /** As its makers call it. Left out where it is no proper name: then the message `baseMap.<id>` says it. */
  readonly name?: string;
  /** Leaflet's tile template, or null for a plain background. */
  readonly url: string | null;
  /** Plain text before and around the link; shown at all times. */
  readonly attribution: { readonly text: string; readonly href: string } | null;
  readonly maxNativeZoom: number;
  /** Written as the changeset's `imagery_used`. */
  readonly imageryUsed: string | null;
}

const OSM_ATTRIBUTION = {
  text: '© OpenStreetMap contributors',
  href: 'https://www.openstreetmap.org/copyright',
} as const;

export const STANDARD_MAP: BaseMap = {
  id: 'standard',
  url: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
  attribution: OSM_ATTRIBUTION,
  maxNativeZoom: 19,
  imageryUsed: 'OpenStreetMap standard layer',
};

export const PRACTICE_MAP: BaseMap = {
  id: 'practice',
  url: `${PRACTICE_ORIGIN}/tiles/{z}/{x}/{y}.png`,
  attribution: { text: 'Practice map (not real)', href: 'https://www.openstreetmap.org/copyright' },
  maxNativeZoom: 19,
  imageryUsed: null,
};

/** No tiles: for slow networks, and where tiles can't be had. */
export const PLAIN_MAP: BaseMap = {
  id: 'plain',
  url: null,
  attribution: OSM_ATTRIBUTION,
  maxNativeZoom: 19,
  imageryUsed: null,
};

/**
 * Offered beside the standard map wherever the real world is shown. A new one is one entry here: read its terms first,
 * and name what they ask for in `attribution`. The content security policy follows by itself.
 */
export const MORE_MAPS: readonly BaseMap[] = [];
