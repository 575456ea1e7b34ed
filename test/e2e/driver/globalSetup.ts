import { dirname } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { builtApp, keepNewest } from './build.ts';

const APP_FOLDER = 'SIGHTLINE_E2E_APP';

/** The app on the practice world, as `vite build` makes it: the same for every worker, and for every run while nothing changed. */
export default async function globalSetup({ projects }: FullConfig): Promise<void> {
  process.env[APP_FOLDER] = await builtApp({ VITE_OSM_SERVER: 'practice' });
  const [project] = projects;
  if (project !== undefined) await keepNewest(dirname(project.outputDir), 6);
}

/** Where the run's workers find the app. */
export function appFolder(): string {
  const folder = process.env[APP_FOLDER];
  if (folder === undefined) throw new Error('No app was built for this run');
  return folder;
}
