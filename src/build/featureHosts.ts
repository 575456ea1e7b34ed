/** Not written into the import: Vite would bundle the code of every feature into the configuration. */
const FEATURES = new URL('../features/index.ts', import.meta.url).href;

/** The origins that features ask, for the content security policy; their manifests are data, which Node reads as it is. */
export async function featureHosts(): Promise<readonly string[]> {
  const features: Readonly<Record<string, { readonly hosts?: readonly string[] }>> = await import(FEATURES);
  return Object.values(features).flatMap(({ hosts = [] }) => hosts);
}
