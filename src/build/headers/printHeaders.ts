/** `npm run headers -- nginx`: the headers of a build with the settings of this moment, for a host's configuration. */
import process from 'node:process';
import { loadEnv } from 'vite';
import { readConfig } from '../../config.ts';
import { featureHosts } from '../featureHosts.ts';
import { forApache, forCaddy, forNginx } from './hosts.ts';
import { policiesOf } from './policies.ts';

const HOSTS = { apache: forApache, caddy: forCaddy, nginx: forNginx };

const [, , host] = process.argv;
const print = host === 'apache' || host === 'caddy' || host === 'nginx' ? HOSTS[host] : null;
if (print === null) {
  console.error(
    'Say for which server: npm run headers -- nginx (or caddy, apache). The build writes _headers by itself.',
  );
  process.exitCode = 1;
} else {
  const root = new URL('../../..', import.meta.url).pathname;
  const config = readConfig(loadEnv('production', root, 'VITE_'), '');
  process.stdout.write(print(policiesOf(config, await featureHosts(config))));
}
