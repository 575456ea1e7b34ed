import { APP_DIR, buildApp } from './build.ts';

/** The app on the practice world, as `vite build` makes it: the same for every worker. */
export default async function globalSetup(): Promise<void> {
  await buildApp(APP_DIR, { VITE_OSM_SERVER: 'practice' });
}
