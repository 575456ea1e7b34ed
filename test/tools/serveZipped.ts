import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Site } from '../e2e/driver/build.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
/** What a host compresses; the snapshot is asked for in ranges, which a host then doesn't. */
const ZIPPED = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);

/** Serves folders as a host does that compresses, each under its path; the longest that fits counts. */
export async function serveZipped(folders: Readonly<Record<string, string>>): Promise<Site> {
  const paths = Object.keys(folders).toSorted((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://host').pathname);
    const under = paths.find((one) => path.startsWith(one)) ?? '/';
    const name = normalize(`/${path.slice(under.length)}`);
    const file = join(folders[under] ?? '', name === '/' ? '/index.html' : name);
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    readFile(file).then(
      (bytes) => {
        const kind = extname(file);
        const headers = {
          'content-type': TYPES[kind] ?? 'application/octet-stream',
          'cache-control': name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        };
        if (range !== null) {
          const [start, end] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
          response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` });
          response.end(bytes.subarray(start, end + 1));
        } else if (ZIPPED.has(kind)) {
          response.writeHead(200, { ...headers, 'content-encoding': 'gzip' });
          response.end(gzipSync(bytes));
        } else {
          response.writeHead(200, headers);
          response.end(bytes);
        }
      },
      () => {
        response.writeHead(404, { 'content-type': 'text/plain' });
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
