/** Why this page only reads here, whatever it was built for. */
export type ReadOnlyReason =
  /** It is shown inside another site, which could lay anything over it or under it. */
  | 'framed'
  /** The browser can't keep two tabs from sending the same, or can't sign in safely. */
  | 'browser';

/** The part of a window that is looked at. */
export interface Surroundings {
  readonly parent: Surroundings;
  readonly origin: string;
  /** Missing in old browsers, and where the page did not come by https. */
  readonly navigator: { readonly locks?: unknown };
  readonly crypto: { readonly subtle?: unknown };
  readonly BroadcastChannel?: unknown;
}

/** Undefined where it may sign in and write. */
export function whyReadOnly(page: Surroundings): ReadOnlyReason | undefined {
  if (isInForeignFrame(page)) return 'framed';
  const { navigator, crypto, BroadcastChannel: Channel } = page;
  // `in` is not enough: a page that came without TLS may have the name without the thing.
  return [navigator.locks, crypto.subtle, Channel].includes(undefined) ? 'browser' : undefined;
}

/** Every frame around it must be of this origin: one foreign one between two of ours sees as much. */
function isInForeignFrame(page: Surroundings): boolean {
  for (let frame = page; frame.parent !== frame; frame = frame.parent) {
    try {
      if (frame.parent.origin !== page.origin) return true;
    } catch {
      return true;
    }
  }
  return false;
}
