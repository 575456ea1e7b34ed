import type { SiteFacts } from '../../model/siteFacts.ts';
import type { BuildConfig } from '../../config.ts';
import { IMAGERY } from '../../catalog/imagery.ts';

/** What the page about the site says beyond its words. `hosts` are those that features ask. */
export function siteFacts(config: BuildConfig, hosts: readonly string[]): SiteFacts {
  const { api, auth, overpass, baseMaps } = config.servers[config.server];
  const tiles = baseMaps.flatMap(({ url }) => (url === null ? [] : [url.replaceAll('{s}.', '')]));
  const photos = [...IMAGERY, ...(config.imagery === null ? [] : [config.imagery])];
  return {
    ...config.runBy,
    told: {
      tiles: hostsOf(tiles),
      overpass: hostsOf([overpass]),
      osm: hostsOf([api, auth]),
      features: hostsOf([...hosts, ...photos.map(({ url }) => url)]),
    },
  };
}

/** The names of hosts, each once. */
function hostsOf(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.map((address) => /^[a-z]+:\/\/([^/]+)/.exec(address)?.[1] ?? address))];
}
