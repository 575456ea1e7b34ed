import { lazy } from '../../parts/lazy.tsx';

/** The drawings are fetched when somebody wants to see them. */
export const Guide = lazy(async () => (await import('./Guide.tsx')).Guide);
