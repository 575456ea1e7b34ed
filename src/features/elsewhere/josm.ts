import { Failure } from '../../model/failure.ts';
import type { FeatureContext } from '../../state/featureContext.ts';

/**
 * What came of asking JOSM. `denied`: the browser was told not to let this page reach the device. `insecure`: Safari, which
 * lets no https page ask a program of the device. `refused`: JOSM answered, and would not. `silent`: no answer, of which
 * no page is told the reason; most often JOSM doesn't run, or has its remote control off.
 */
export type JosmAnswer = 'opened' | 'denied' | 'insecure' | 'refused' | 'silent' | 'late';

/** A person has to read a browser's question and JOSM's, ms. */
export const PATIENCE = 30_000;

interface Browser {
  readonly userAgent: string;
  /** Of the permission to reach programs of the device; null where the browser knows none. */
  permission(): Promise<PermissionState | null>;
}

/** Tells JOSM, once. Never called but by a click. */
export async function askJosm(
  fetch: FeatureContext['fetch'],
  address: string,
  signal: AbortSignal,
  browser: Browser,
): Promise<JosmAnswer> {
  try {
    await fetch(address, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    return 'opened';
  } catch (error) {
    if (error instanceof Failure && error.details.status !== undefined) return 'refused';
    if (signal.aborted) return 'late';
    if ((await browser.permission()) === 'denied') return 'denied';
    return isSafari(browser.userAgent) ? 'insecure' : 'silent';
  }
}

function isSafari(userAgent: string): boolean {
  return userAgent.includes('Safari/') && !/Chrom(?:e|ium)\/|Android/.test(userAgent);
}

/** What the browser has been told; its name has changed once. */
export async function localNetworkPermission(
  query: (name: string) => Promise<PermissionState>,
): Promise<PermissionState | null> {
  for (const name of ['loopback-network', 'local-network-access']) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the older name is asked for where the newer isn't known
      return await query(name);
    } catch {
      // A browser without it throws.
    }
  }
  return null;
}
