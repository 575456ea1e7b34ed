/** Values offered for `camera:mount`, commonest first. Names are messages `mount.<value>`. */
export const MOUNTS = ['pole', 'wall', 'traffic_signals', 'street_light', 'gantry', 'ceiling'] as const;

/** Values offered for `surveillance:zone`. Names are messages `zone.<value>`. */
export const ZONES = ['traffic', 'parking', 'entrance', 'gate', 'town', 'shop', 'building', 'street'] as const;

/** Values offered for `surveillance`: of a public street, or of private ground in the open. */
export const SURVEILLANCE = ['public', 'outdoor'] as const;

/** What one may have seen it with; the changeset's `source`. */
export const SOURCES = ['survey', 'imagery', 'local knowledge'] as const;

/** What a person saw it with. Never filled in for them. */
export type Source = (typeof SOURCES)[number];
