import type { BaseMap } from './catalog/baseMaps.ts';
import type { Imagery } from './catalog/imagery.ts';
import { ownImagery } from './catalog/imagery.ts';
import { MORE_MAPS, PLAIN_MAP, PRACTICE_MAP, STANDARD_MAP } from './catalog/baseMaps.ts';
import type { OsmServer, ServerId } from './catalog/servers.ts';
import { SERVERS } from './catalog/servers.ts';

/** One server as this build may use it. */
export interface ConfiguredServer extends OsmServer {
  /** Null: reading only, since nobody has registered this site with that server. */
  readonly oauthClientId: string | null;
  /** False where this build does not offer the server: a practice world that isn't there, a server for tests that was not asked for. */
  readonly available: boolean;
  readonly baseMaps: readonly BaseMap[];
}

export interface Config {
  /** The server that the page opens with. */
  readonly server: ServerId;
  readonly servers: Readonly<Record<ServerId, ConfiguredServer>>;
  /** Of package.json; written into every changeset. */
  readonly version: string;
}

/** What the build needs to know beyond what the page does. */
export interface BuildConfig extends Config {
  /** Where the site is published, with a slash at its end; null: the page's head names no absolute address. */
  readonly site: string | null;
  readonly runBy: RunBy;
  /** Who finds ways from one place to another; null: nobody is asked. */
  readonly router: RouterSetting | null;
  /** The deployer's own aerial photos, beside those of the catalog. */
  readonly imagery: Imagery | null;
}

/** A router that the deployer chose, and how it is spoken to. */
export interface RouterSetting {
  readonly kind: 'valhalla' | 'brouter' | 'osrm';
  /** Without a slash at its end. */
  readonly url: string;
}

/** Who answers for the site, as far as they say so: for the page about it. */
export interface RunBy {
  readonly operator: string | null;
  /** An https or a mailto address. */
  readonly contact: string | null;
  /** Where the code of just this site can be read; https. */
  readonly source: string | null;
}

export type Env = Readonly<Record<string, string | boolean | undefined>>;

/** Thrown by the build. Names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const KNOWN = [
  'VITE_OSM_SERVER',
  'VITE_OVERPASS_URL',
  'VITE_OSM_API_URL',
  'VITE_OSM_AUTH_URL',
  'VITE_OSM_CLIENT_ID',
  'VITE_OSM_OFFER_TEST',
  'VITE_TILE_URL',
  'VITE_TILE_ATTRIBUTION',
  'VITE_SITE_URL',
  'VITE_SITE_OPERATOR',
  'VITE_SITE_CONTACT',
  'VITE_SITE_SOURCE',
  'VITE_ROUTER',
  'VITE_IMAGERY_URL',
  'VITE_IMAGERY_ATTRIBUTION',
] as const;
type Known = (typeof KNOWN)[number];

/**
 * Reads the settings from the build's environment.
 * Addresses apply to the server that VITE_OSM_SERVER names; the others keep the catalog's.
 * `more` are base maps of the real world, beside the standard one.
 * @throws ConfigError naming the variable that is wrong or not known.
 */
export function readConfig(env: Env, version: string, more: readonly BaseMap[] = MORE_MAPS): BuildConfig {
  for (const name of Object.keys(env)) {
    if (/^VITE_(OSM|OVERPASS|TILE|SITE|ROUTER|IMAGERY)/.test(name) && !KNOWN.some((known) => known === name)) {
      throw new ConfigError(`${name} is not a setting. Known settings: ${KNOWN.join(', ')}`);
    }
  }
  const text = (name: Known): string | null => {
    const value = env[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const url = (name: Known, value = text(name)): string | null => {
    if (value === null) return null;
    const parsed = URL.canParse(value) ? new URL(value) : null;
    if (
      parsed === null ||
      !isSafeOrigin(parsed) ||
      parsed.username !== '' ||
      parsed.hash !== '' ||
      parsed.search !== ''
    ) {
      throw new ConfigError(
        `${name} must be an https address (http only on 127.0.0.1, [::1] or localhost), not "${value}"`,
      );
    }
    let address = value;
    while (address.endsWith('/')) address = address.slice(0, -1);
    return address;
  };

  const id = text('VITE_OSM_SERVER') ?? 'live';
  if (id !== 'practice' && id !== 'test' && id !== 'live') {
    throw new ConfigError(`VITE_OSM_SERVER must be practice, test or live, not "${id}"`);
  }
  const chosen = SERVERS[id];
  const clientId = text('VITE_OSM_CLIENT_ID');
  if (clientId !== null && !/^[\w-]{1,200}$/.test(clientId)) {
    throw new ConfigError(
      'VITE_OSM_CLIENT_ID must be the client id that OpenStreetMap gave: letters, digits, "-" and "_" only',
    );
  }
  const offersTest = text('VITE_OSM_OFFER_TEST') === 'yes';
  const tiles = tileMap(text);
  const imagery = templateOf('VITE_IMAGERY', text);
  const auth = url('VITE_OSM_AUTH_URL');
  const own: OsmServer = {
    ...chosen,
    api: url('VITE_OSM_API_URL') ?? chosen.api,
    auth: auth ?? chosen.auth,
    web: auth ?? chosen.web,
    overpass: url('VITE_OVERPASS_URL') ?? chosen.overpass,
  };
  const configure = (server: OsmServer): ConfiguredServer => {
    const isOwn = server.id === id;
    const standard = server.id === 'practice' ? practiceMap(server) : STANDARD_MAP;
    return {
      ...server,
      oauthClientId: (isOwn ? clientId : null) ?? server.clientId ?? null,
      // A public site is for the real map: who is sent to a server for tests by mistake believes that they edited it.
      available: isOwn || server.id === 'live' || (server.id === 'test' && (id === 'practice' || offersTest)),
      baseMaps: [tiles ?? standard, ...(server.id === 'practice' ? [] : more), PLAIN_MAP],
    };
  };
  const all = { ...SERVERS, [id]: own };
  return {
    server: id,
    version,
    site: siteOf(url('VITE_SITE_URL')),
    runBy: {
      operator: text('VITE_SITE_OPERATOR'),
      contact: contactOf(text('VITE_SITE_CONTACT')),
      source: url('VITE_SITE_SOURCE'),
    },
    imagery: imagery === null ? null : ownImagery(imagery.url, imagery.attribution),
    router: routerOf(text('VITE_ROUTER'), (value) => url('VITE_ROUTER', value)),
    servers: { practice: configure(all.practice), test: configure(all.test), live: configure(all.live) },
  };
}

/** `valhalla:https://…`, `brouter:https://…` or `osrm:https://…`. */
function routerOf(given: string | null, url: (value: string) => string | null): RouterSetting | null {
  if (given === null) return null;
  const at = given.indexOf(':');
  const kind = given.slice(0, at);
  if (kind !== 'valhalla' && kind !== 'brouter' && kind !== 'osrm')
    throw new ConfigError(`VITE_ROUTER must begin with valhalla:, brouter: or osrm:, not "${given}"`);
  const address = url(given.slice(at + 1));
  return address === null ? null : { kind, url: address };
}

/** An address to write to, or of a page that says how. */
function contactOf(given: string | null): string | null {
  if (given === null) return null;
  const address = /^[^\s:/?#@]+@[^\s:/?#@]+$/.test(given) ? `mailto:${given}` : given;
  const scheme = URL.canParse(address) ? new URL(address).protocol : '';
  if (scheme !== 'mailto:' && scheme !== 'https:')
    throw new ConfigError(`VITE_SITE_CONTACT must be an e-mail address or an https address, not "${given}"`);
  return address;
}

/** A folder's address: the page's own name is no part of it. */
function siteOf(address: string | null): string | null {
  if (address === null) return null;
  const { origin, pathname } = new URL(address);
  if (pathname.endsWith('.html'))
    throw new ConfigError(`VITE_SITE_URL must be the address of the site's folder, not "${address}"`);
  return `${origin}${pathname}${pathname.endsWith('/') ? '' : '/'}`;
}

/** The practice world's tiles stand beside its API, wherever that was put. */
function practiceMap(server: OsmServer): BaseMap {
  return { ...PRACTICE_MAP, url: `${server.api}/tiles/{z}/{x}/{y}.png` };
}

/** Browsers count http on the machine itself as safe; nothing else without TLS. */
function isSafeOrigin(url: URL): boolean {
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname))
  );
}

function tileMap(text: (name: Known) => string | null): BaseMap | null {
  const tiles = templateOf('VITE_TILE', text);
  if (tiles === null) return null;
  return {
    ...STANDARD_MAP,
    url: tiles.url,
    attribution: { text: tiles.attribution, href: 'https://www.openstreetmap.org/copyright' },
    imageryUsed: tiles.attribution,
  };
}

/** A template of tiles and the line that their terms ask for: two settings, of which none goes without the other. */
function templateOf(
  name: 'VITE_TILE' | 'VITE_IMAGERY',
  text: (name: Known) => string | null,
): { readonly url: string; readonly attribution: string } | null {
  const url = text(`${name}_URL`);
  const attribution = text(`${name}_ATTRIBUTION`);
  if (url === null) {
    if (attribution !== null) throw new ConfigError(`${name}_ATTRIBUTION is set, but ${name}_URL is not`);
    return null;
  }
  const plain = url.replaceAll(/\{[a-z]\}/g, '1');
  if (
    !['{z}', '{x}', '{y}'].every((part) => url.includes(part)) ||
    !URL.canParse(plain) ||
    !isSafeOrigin(new URL(plain))
  ) {
    throw new ConfigError(`${name}_URL must be an https address with {z}, {x} and {y}, not "${url}"`);
  }
  if (attribution === null)
    throw new ConfigError(`${name}_URL needs ${name}_ATTRIBUTION: the line that the tiles' terms ask for`);
  return { url, attribution };
}

/** Every origin that a page with this configuration and these hosts of features may talk to: its content security policy. */
export function origins(
  config: BuildConfig,
  hosts: readonly string[] = [],
): { readonly connect: readonly string[]; readonly images: readonly string[] } {
  const servers = Object.values(config.servers).filter((server) => server.available);
  const connect = servers.flatMap((server) => [server.api, server.auth, server.overpass]);
  const templates = [
    ...servers.flatMap((server) => server.baseMaps.map(({ url }) => url)),
    ...(config.imagery === null ? [] : [config.imagery.url]),
  ];
  const images = templates.flatMap((url) =>
    url === null ? [] : [url.replaceAll(/\{s\}/g, '*').replaceAll(/\{[a-z]\}/g, '1')],
  );
  const unique = (urls: readonly string[]): string[] => [...new Set(urls.map((url) => originOf(url)))];
  return { connect: unique([...connect, ...hosts]), images: unique(images) };
}

/** Like URL.origin, but lets a `*` host label through, as CSP writes it. */
function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/]+/.exec(url)?.[0] ?? url;
}
