import type { BuildConfig } from '../config.ts';

/** Not written into the import: Vite would bundle the code of every feature into the configuration. */
const FEATURES = new URL('../features/index.ts', import.meta.url).href;

/** The origins that features ask (the deployer's router is one of a feature), for the content security policy; their manifests are data, which Node reads as it is. */
export async function featureHosts({ router }: Pick<BuildConfig, 'router'>): Promise<readonly string[]> {
  const features: Readonly<Record<string, { readonly hosts?: readonly string[] }>> = await import(FEATURES);
  const named = Object.values(features).flatMap(({ hosts = [] }) => hosts);
  return router === null ? named : [...named, new URL(router.url).origin];
}
