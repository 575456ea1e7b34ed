import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { featureHosts } from '../../../src/build/featureHosts.ts';
import { forApache, forCaddy, forNetlify, forNginx } from '../../../src/build/headers/hosts.ts';
import { pagePolicy, policiesOf } from '../../../src/build/headers/policies.ts';
import { readConfig } from '../../../src/config.ts';
import { readApache, readCaddy, readNetlify, readNginx } from './hostRules.ts';

const root = new URL('../../../', import.meta.url);
const config = readConfig({ VITE_OVERPASS_URL: 'https://overpass.example/api/interpreter' }, '1.0.0');
const policies = policiesOf(config);
const WORKER = 'assets/worker-abc123.js';

const HOSTS = [
  ['Netlify and Cloudflare', readNetlify(forNetlify(policies, [WORKER]))],
  ['nginx', readNginx(forNginx(policies))],
  ['Caddy', readCaddy(forCaddy(policies))],
  ['Apache', readApache(forApache(policies))],
] as const;

describe.each(HOSTS)('%s', (_, headersOf) => {
  test.each(['/', '/index.html'])('sends the page at %s with its policy, which anyone may frame', (path) => {
    expect(headersOf(path)).toEqual({ ...policies.all, ...policies.page });
    expect(headersOf(path)['Content-Security-Policy']).toBe(`${pagePolicy(config, [])}; frame-ancestors *`);
  });

  test.each(['/land.html', '/land'])('sends %s with a policy that nobody may frame', (path) => {
    expect(headersOf(path)).toEqual({ ...policies.all, ...policies.landing });
    expect(headersOf(path)['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  });

  test.each([`/${WORKER}`, '/sw.js'])('sends the script of a worker, %s, with a policy of its own', (path) => {
    expect(headersOf(path)).toEqual({ ...policies.all, ...policies.worker });
  });

  test('sends what every file needs with the others', () => {
    expect(headersOf('/assets/index-abc.css')).toMatchObject(policies.all);
  });
});

test('the worker may ask what the page may ask, and makes no code of text', () => {
  const worker = policies.worker['Content-Security-Policy'] ?? '';
  expect(worker).toContain('https://overpass.example');
  expect(worker).not.toContain('unsafe-eval');
  expect(worker).toContain("require-trusted-types-for 'script'");
});

test('the device tells the page where it is and where it points, and keeps its screen on for it; nothing else', () => {
  const permissions = policies.all['Permissions-Policy'] ?? '';
  const open = permissions.split(', ').filter((one) => !one.endsWith('=()'));
  expect(open).toEqual([
    'accelerometer=(self)',
    'clipboard-write=(self)',
    'fullscreen=(self)',
    'geolocation=(self)',
    'gyroscope=(self)',
    'magnetometer=(self)',
    'screen-wake-lock=(self)',
  ]);
});

test.each([
  ['nginx', forNginx],
  ['Caddy', forCaddy],
  ['Apache', forApache],
] as const)('DEPLOY.md has the block for %s of a build without settings', async (_, print) => {
  const hosts = await featureHosts({ router: null });
  const deploy = readFileSync(new URL('docs/DEPLOY.md', root), 'utf8');
  expect(deploy).toContain(`\n${print(policiesOf(readConfig({}, '1.0.0'), hosts))}\`\`\``);
});

test('the landing page carries in itself what its header says, but for frames, which only a header can', () => {
  const land = readFileSync(new URL('public/land.html', root), 'utf8');
  const header = policies.landing['Content-Security-Policy'] ?? '';
  expect(land).toContain(`content="${header.replace("; frame-ancestors 'none'", '')}"`);
});
