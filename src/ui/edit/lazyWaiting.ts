import { lazy } from '../parts/lazy.tsx';

/** What waits is fetched when something does. */
export const Waiting = lazy(async () => (await import('./Waiting.tsx')).Waiting);
