import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Site } from './build.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** How a host of static files does it its own way. Paths begin with a slash and carry no query. */
export interface HostHabits {
  /** Headers that it sends with a file. */
  readonly headers?: (path: string) => Readonly<Record<string, string>>;
  /** What it sends in place of a file's text. */
  readonly alter?: (path: string, text: string) => string;
  /** Where it leads to instead; null: it serves the path. */
  readonly redirect?: (path: string) => string | null;
  /** What it waits for before it answers. */
  readonly hold?: (path: string) => Promise<void>;
  /** The file that it serves for a path; left out: that of the same name. */
  readonly file?: (path: string) => string;
}

/** Serves a build on any free port, as a host with these habits does. */
export async function serveHost(folder: string, habits: HostHabits = {}): Promise<Site> {
  const {
    headers = () => ({}),
    alter = (_, text) => text,
    redirect = () => null,
    file = (path) => path,
    hold,
  } = habits;
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://host').pathname);
    const elsewhere = redirect(path);
    if (elsewhere !== null) {
      response.writeHead(301, { location: elsewhere }).end();
      return;
    }
    const served = normalize(file(path === '/' ? '/index.html' : path));
    Promise.resolve(hold?.(path))
      .then(() => readFile(join(folder, served)))
      .then(
        (bytes) => {
          const type = TYPES[extname(served)] ?? 'application/octet-stream';
          response.writeHead(200, { 'content-type': type, ...headers(path) });
          response.end(/\.(js|css|html)$/.test(served) ? alter(path, bytes.toString()) : bytes);
        },
        // What was made up by `alter` has no file.
        () => {
          const made = alter(path, '');
          response.writeHead(made === '' ? 404 : 200, { 'content-type': TYPES[extname(served)] ?? 'text/plain' });
          response.end(made);
        },
      );
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The host has no port'));
    });
  });
}
