import { vi } from 'vitest';

/** ms. As long as everything else in these tests is waited for (test/vitest.config.ts); there is no setting for this one. */
const PATIENCE = 30_000;

const { waitFor } = vi;
vi.waitFor = (check, options = PATIENCE) =>
  waitFor(check, typeof options === 'number' ? options : { timeout: PATIENCE, ...options });
