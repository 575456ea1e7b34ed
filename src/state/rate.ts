import type { AccountWarning } from '../osm/types.ts';
import type { UploadRecord } from './types.ts';

/** OpenStreetMap's limit for new accounts, in changes an hour. Older ones may do more. */
const LIMIT = 1_000;
/** From so many left on it is told. */
const FEW = 800;
const HOUR = 3_600_000;

/** A warning once the uploads of this browser come near the hourly limit. `now` in ms since 1970. */
export function rateWarning(uploads: readonly Pick<UploadRecord, 'at'>[], now: number): readonly AccountWarning[] {
  const left = LIMIT - uploads.filter(({ at }) => at > now - HOUR).length;
  return left < FEW ? [{ kind: 'rate-limit', left: Math.max(0, left) }] : [];
}
