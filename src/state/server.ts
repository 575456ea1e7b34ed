import { signal } from '@preact/signals';
import type { Env } from './env.ts';
import type { ReadonlySignal } from '@preact/signals';
import type { ServerId } from '../catalog/servers.ts';
import type { ConfiguredServer } from '../config.ts';

export interface ServerState {
  readonly server: ReadonlySignal<ConfiguredServer>;
  readonly servers: readonly ConfiguredServer[];
  choose(id: ServerId): void;
}

const KEY = 'server';

/** Which OpenStreetMap the page is on. The choice is remembered; a server that this build can't reach is never opened. */
export function createServer({ config, local }: Pick<Env, 'config' | 'local'>): ServerState {
  const servers = Object.values(config.servers);
  const remembered = servers.find((server) => server.id === local.get(KEY) && server.available);
  const server = signal(remembered ?? config.servers[config.server]);
  return {
    server,
    servers,
    choose(id) {
      const chosen = config.servers[id];
      if (!chosen.available || chosen === server.peek()) return;
      server.value = chosen;
      local.set(KEY, id);
    },
  };
}
