import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { build } from 'vite';
import type { Shell } from '../../offline/shell.ts';
import { shellFiles } from './shellFiles.ts';

const SOURCE = new URL('../../serviceWorker.ts', import.meta.url).pathname;
/** Words in another language than English, a chunk of their own each: a folder's, or those of the first view. */
const WORDS = /\/(?!en\.json)([a-z]{2,3}(?:-[\w-]+)?)\.json$|virtual:language\/([\w-]+)$/i;

/** Builds the service worker once all else is written, since it knows every file of it: `sw.js`, beside the page. */
export function serviceWorker(): Plugin {
  return {
    name: 'sightline:service-worker',
    apply: 'build',
    writeBundle: {
      order: 'post',
      async handler({ dir }, bundle) {
        if (this.environment.name !== 'client' || dir === undefined) return;
        const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file : []));
        const entry = chunks.find(({ isEntry }) => isEntry);
        if (entry === undefined) throw new Error('The build has no entry');
        const languages = new Map(
          chunks.flatMap(({ facadeModuleId, fileName }) => {
            const [, ofFolder, ofFirstView] = WORDS.exec(facadeModuleId ?? '') ?? [];
            const language = ofFolder ?? ofFirstView;
            return language === undefined ? [] : [[fileName, language] as const];
          }),
        );
        const shell = shellFiles(dir, entry.fileName, (name) => languages.get(name) ?? null);
        writeFileSync(join(dir, 'sw.js'), await bundled(shell));
      },
    },
  };
}

/** A script without imports: some browsers know no modules there. */
async function bundled(shell: Shell): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'sightline:shell',
        resolveId: (id) => (id === 'virtual:shell' ? '\0virtual:shell' : null),
        load: (id) => (id === '\0virtual:shell' ? `export default ${JSON.stringify(shell)};` : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: SOURCE, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const script = outputs.flatMap(({ output }) => output).find(({ type }) => type === 'chunk');
  if (script?.type !== 'chunk') throw new Error('The service worker was not built');
  return script.code;
}
