import type { Policies } from './policies.ts';

type Entries = readonly (readonly [name: string, value: string])[];

const entries = (headers: Readonly<Record<string, string>>): Entries => Object.entries(headers);
/** A worker's script has no opener, so it gets the page's other headers and a policy of its own. */
const NAMES = ['Content-Security-Policy', 'Cross-Origin-Opener-Policy'] as const;

/**
 * For Netlify and Cloudflare Pages. Where several paths match, both send all of their headers, and a page with two policies
 * obeys both: so each path has its own, and none is matched twice. `workers` are the files that workers start with.
 */
export function forNetlify({ all, page, landing, worker }: Policies, workers: readonly string[]): string {
  const block = (path: string, ...of: readonly Readonly<Record<string, string>>[]): string =>
    [path, ...of.flatMap(entries).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${[
    block('/*', all),
    ...['/', '/index.html'].map((path) => block(path, page)),
    ...['/land.html', '/land'].map((path) => block(path, landing)),
    ...[...workers, 'sw.js'].map((file) => block(`/${file}`, worker)),
  ].join('\n\n')}\n`;
}

/** For nginx: two maps beside `server`, and its headers within. A `location` with headers of its own would drop these. */
export function forNginx({ all, page, landing, worker }: Policies): string {
  const map = (name: (typeof NAMES)[number], variable: string): string =>
    [
      `map $uri $${variable} {`,
      `  default "${page[name] ?? ''}";`,
      `  "~/land(\\.html)?$" "${landing[name] ?? ''}";`,
      `  "~/(assets/worker-[^/]*|sw)\\.js$" "${worker[name] ?? ''}";`,
      '}',
    ].join('\n');
  return `${[
    map('Content-Security-Policy', 'sightline_csp'),
    map('Cross-Origin-Opener-Policy', 'sightline_coop'),
    '',
    'server {',
    '  # listen, server_name, root and TLS stand here',
    '  add_header Content-Security-Policy $sightline_csp always;',
    '  add_header Cross-Origin-Opener-Policy $sightline_coop always;',
    ...entries(all).map(([name, value]) => `  add_header ${name} "${value}" always;`),
    '}',
  ].join('\n')}\n`;
}

/** For a site's block in a Caddyfile. */
export function forCaddy({ all, page, landing, worker }: Policies): string {
  const header = (matcher: string, of: Readonly<Record<string, string>>): readonly string[] => [
    `header ${matcher}{`,
    ...entries(of).map(([name, value]) => `  ${name} "${value}"`),
    '}',
  ];
  return `${[
    '@land path */land.html */land',
    '@worker path */assets/worker-*.js */sw.js',
    '@page not path */land.html */land */assets/worker-*.js */sw.js',
    ...header('', all),
    ...header('@page ', page),
    ...header('@land ', landing),
    ...header('@worker ', worker),
  ].join('\n')}\n`;
}

/** For Apache with mod_headers: a virtual host, a `<Directory>` or an `.htaccess`. */
export function forApache({ all, page, landing, worker }: Policies): string {
  const set = (of: Readonly<Record<string, string>>, indent = ''): readonly string[] =>
    entries(of).map(([name, value]) => `${indent}Header always set ${name} "${value}"`);
  return `${[
    ...set(all),
    ...set(page),
    '<FilesMatch "^land(\\.html)?$">',
    ...set(landing, '  '),
    '</FilesMatch>',
    '<FilesMatch "^(worker-.*|sw)\\.js$">',
    ...set(worker, '  '),
    '  Header always unset Cross-Origin-Opener-Policy',
    '</FilesMatch>',
  ].join('\n')}\n`;
}
