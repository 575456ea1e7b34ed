/** Serves the built pages, one answer of Overpass and perhaps a snapshot, on loopback; everything with the headers of an isolated page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Box } from '../../src/model/box.ts';
import { contains } from '../../src/model/box.ts';
import type { Answer } from './cameras.ts';
import { HEAD, TAIL } from './cameras.ts';
import type { SnapshotFiles } from './snapshotFiles.ts';

export interface BenchServer {
  readonly url: string;
  /** What the interpreter answers from now on. */
  serve(answer: Answer): void;
  /** What stands in /snapshot/ from now on. */
  serveSnapshot(files: SnapshotFiles): void;
  /** Bytes of the snapshot that were sent. */
  readonly sent: number;
  forgetSent(): void;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const SNAPSHOT = '/snapshot/';

/** With these a page may measure its memory and read fine clocks. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Starts on a free port of 127.0.0.1. `root` holds the built pages. */
export async function startServer(root: string): Promise<BenchServer> {
  let answer: Answer | null = null;
  let snapshot: SnapshotFiles = new Map();
  let sent = 0;

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const send = (status: number, type: string, body: Buffer, more: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, {
        ...ISOLATED,
        'content-type': type,
        'content-length': body.length,
        'cache-control': 'no-store',
        ...more,
      });
      response.end(body);
    };
    if (pathname === '/api/interpreter' && answer !== null) {
      send(200, 'application/json', select(answer, boxesOf(await readBody(request))));
    } else if (pathname.startsWith(SNAPSHOT)) {
      const file = snapshot.get(pathname.slice(SNAPSHOT.length));
      const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
      const type = 'application/octet-stream';
      if (file === undefined) {
        send(404, 'text/plain', Buffer.from('Not here\n'));
      } else if (range === null) {
        sent += file.length;
        send(200, type, file);
      } else {
        const [first, last] = [Number(range[1]), Math.min(file.length - 1, Number(range[2]))];
        sent += last + 1 - first;
        const about = { 'content-range': `bytes ${first}-${last}/${file.length}` };
        send(206, type, file.subarray(first, last + 1), about);
      }
    } else {
      const file = normalize(pathname);
      const body = file.includes('..') ? null : await readFile(join(root, file)).catch(() => null);
      if (body === null) send(404, 'text/plain', Buffer.from('Not here\n'));
      else send(200, TYPES[extname(file)] ?? 'application/octet-stream', body);
    }
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    serve(next) {
      answer = next;
    },
    serveSnapshot(files) {
      snapshot = files;
    },
    get sent() {
      return sent;
    },
    forgetSent() {
      sent = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return new URLSearchParams(Buffer.concat(pieces).toString()).get('data') ?? '';
}

/** The boxes that a query names, in Overpass QL's order: south, west, north, east. */
export function boxesOf(query: string): readonly Box[] {
  const number = '(-?\\d+(?:\\.\\d+)?)';
  // A box stands in a query once for each way of tagging a camera.
  const boxes = new Map<string, Box>();
  for (const [text, ...edges] of query.matchAll(new RegExp(`\\(${number},${number},${number},${number}\\)`, 'g'))) {
    const [south = 0, west = 0, north = 0, east = 0] = edges.map(Number);
    boxes.set(text, { south, west, north, east });
  }
  return [...boxes.values()];
}

/** The answer to the boxes; the very same bytes for everyone whose boxes hold all, or who names none. */
export function select(answer: Answer, boxes: readonly Box[]): Buffer {
  if (boxes.length === 0) return answer.bytes;
  const pieces: Buffer[] = [];
  for (let i = 0; i < answer.length; i += 1) {
    const place = { lat: answer.lat[i] ?? 0, lon: answer.lon[i] ?? 0 };
    if (boxes.some((box) => contains(box, place))) {
      if (pieces.length > 0) pieces.push(COMMA);
      pieces.push(answer.bytes.subarray(answer.start[i], answer.end[i]));
    }
  }
  if (pieces.length === 2 * answer.length - 1) return answer.bytes;
  return Buffer.concat([Buffer.from(HEAD), ...pieces, Buffer.from(TAIL)]);
}

const COMMA = Buffer.from(',\n');
