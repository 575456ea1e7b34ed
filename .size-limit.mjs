// What the browser fetches before the first camera is drawn: the entry, all that it imports outright, and the store's worker.
import { readdirSync, readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

function withImports(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const imported of manifest[key].imports ?? []) withImports(imported, seen);
  }
  return seen;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const scripts = [...withImports(entry)].map((key) => `dist/${manifest[key].file}`);

// Workers are built apart from the page and stand in no manifest: what they import outright is read from their text.
function withStaticImports(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(`dist/assets/${name}`, 'utf8');
  for (const [, imported] of text.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g))
    withStaticImports(imported, seen);
  return seen;
}

const workers = readdirSync('dist/assets')
  // Those of features come when they are needed.
  .filter((name) => /^worker-worker-.*\.js$/.test(name))
  .flatMap((name) => Array.from(withStaticImports(name)))
  .map((name) => `dist/assets/${name}`);

export default [
  { name: 'First load: the page’s JS', path: scripts, gzip: true, limit: '65.5 kB' },
  { name: 'First load: with the store’s worker', path: [...scripts, ...workers], gzip: true, limit: '82 kB' },
  { name: 'First load: CSS', path: 'dist/assets/{index,base}-*.css', gzip: true, limit: '7 kB' },
];
