import { appFolder } from './globalSetup.ts';
import type { HostHabits } from './host.ts';
import { serveHost } from './host.ts';
import { test } from './test.ts';

/** A test with `hosted`: puts the app on a host with these habits, whose address it answers with. */
export const hostedTest = test.extend<{ readonly hosted: (habits: HostHabits) => Promise<string> }>({
  hosted: async ({ given }, use) => {
    const hosts: { close(): Promise<void> }[] = [];
    await use(async (habits) => {
      const host = await serveHost(appFolder(), habits);
      hosts.push(host);
      given.site(host.url);
      return host.url;
    });
    for (const host of hosts) await host.close();
  },
});
