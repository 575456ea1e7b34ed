import type { Plugin } from 'vite';
import type { BuildConfig } from '../../config.ts';
import { forNetlify } from './hosts.ts';
import { pagePolicy, policiesOf } from './policies.ts';

const CHARSET = '<meta charset="utf-8" />';

/** The built page carries its security policy, and lies beside the headers that hosts can send (`_headers`). */
export function headers(config: BuildConfig, hosts: readonly string[]): Plugin {
  return {
    name: 'sightline:headers',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      // After the charset, which must stand within the first 1,024 bytes; before everything that is loaded.
      handler: (html) =>
        html.replace(
          CHARSET,
          `${CHARSET}\n    <meta http-equiv="Content-Security-Policy" content="${pagePolicy(config, hosts)}" />`,
        ),
    },
    generateBundle(_, bundle) {
      const workers = Object.keys(bundle).filter((file) => /^assets\/worker-[^/]*\.js$/.test(file));
      if (workers.length === 0) this.error('There is no worker to send a policy with.');
      this.emitFile({ type: 'asset', fileName: '_headers', source: forNetlify(policiesOf(config, hosts), workers) });
    },
  };
}
