import type { Account, AccountWarning, Rate } from '../../../osm/types.ts';
import type { UploadRecord } from '../uploadRecord.ts';

/** OpenStreetMap's limit for new accounts, in changes an hour. Older ones may do more. */
const LIMIT = 1_000;
/** From so many left on it is told. */
const FEW = 800;
const HOUR = 3_600_000;

/** What an account has to be told before it starts to write. `uploads` are this browser's, `now` is in ms since 1970. */
export function accountWarnings(
  account: Account,
  uploads: readonly Pick<UploadRecord, 'at'>[],
  now: number,
): readonly AccountWarning[] {
  return [
    ...(account.activeBlocks > 0 ? [{ kind: 'block', count: account.activeBlocks } as const] : []),
    ...(account.unreadMessages > 0 ? [{ kind: 'messages', count: account.unreadMessages } as const] : []),
    ...(account.termsAgreed === false ? [{ kind: 'terms' } as const] : []),
    ...(account.mayWrite ? [] : [{ kind: 'scope' } as const]),
    ...rateWarning(account.rate, uploads, now),
  ];
}

/**
 * A warning once the account comes near the hourly limit: by what OpenStreetMap counts of it, with any program; where
 * that is not known, by the uploads of this browser. Those are counted in any case: some may be newer than the account's
 * count.
 */
export function rateWarning(
  rate: Rate | undefined,
  uploads: readonly Pick<UploadRecord, 'at'>[],
  now: number,
): readonly AccountWarning[] {
  const here = uploads.filter(({ at }) => at > now - HOUR).length;
  const left = (rate?.limit ?? LIMIT) - Math.max(rate?.changes ?? 0, here);
  if (left >= FEW) return [];
  return [{ kind: 'rate-limit', left: Math.max(0, left), counted: rate === undefined ? 'browser' : 'account' }];
}
