import { signal } from '@preact/signals';
import type { Doors } from './env.ts';
import type { ServerRoom } from './types.ts';

const KEY = 'server';

/** Which OpenStreetMap the page is on. The choice is remembered; a server that this build can't reach is never opened. */
export function createServerRoom({ config, local }: Pick<Doors, 'config' | 'local'>): ServerRoom {
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
