import type { BrowserContext } from '@playwright/test';

/** Watches a browser for what no test should bring about unsaid. */
export interface Guard {
  /** Console errors that this test means to cause. */
  allow(pattern: RegExp): void;
  /** Another origin that this test means to reach (a stand-in for it, that is). */
  allowOrigin(origin: string): void;
  /** Everything seen that was not allowed: strange requests, errors in pages, errors on the console (where the browser tells of breaches of the content security policy). */
  readonly problems: readonly string[];
}

/** Begins to watch every page and popup of the context. */
export function guard(context: BrowserContext, origins: readonly string[]): Guard {
  const known = new Set(origins);
  const allowed: RegExp[] = [];
  const seen: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && !known.has(origin)) seen.push(`Request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`Console: ${message.text()} ${message.location().url}`);
  });
  context.on('weberror', (error) => {
    seen.push(`Error in the page: ${error.error().stack ?? error.error().message}`);
  });
  return {
    allow: (pattern) => void allowed.push(pattern),
    allowOrigin: (origin) => void known.add(origin),
    get problems() {
      return seen.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
    },
  };
}
