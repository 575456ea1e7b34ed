import { fileURLToPath } from 'node:url';

/** Has osmtogeojson bundled with src/formats/lodash.ts for its lodash, which no policy without `unsafe-eval` lets load. */
export const osmtogeojsonAlias = {
  find: './lodash.custom.js',
  replacement: fileURLToPath(new URL('../formats/lodash.ts', import.meta.url)),
};
