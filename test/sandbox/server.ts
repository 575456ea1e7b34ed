import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { constants, createGzip } from 'node:zlib';
import type { Sandbox } from './sandbox.ts';

/** A sandbox that listens. */
export interface Served {
  /** `http://127.0.0.1:8790`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Smaller answers are not worth it. */
const COMPRESS_FROM = 1024;

/**
 * Serves the sandbox over HTTP. What goes wrong there goes wrong on the socket: cuts destroy it, stalls keep it silent,
 * drips are drips. Rejects where the port is taken. Port 0 takes any free one.
 */
export async function serve(
  sandbox: Sandbox,
  options: { readonly port: number; readonly host?: string },
): Promise<Served> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer((incoming, outgoing) => {
    answer(sandbox, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(options.port, host);
  await once(server, 'listening');
  return { url: `http://${host}:${portOf(server)}`, close: () => close(server) };
}

async function answer(sandbox: Sandbox, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // A browser quietly sends a request again when a socket that it used before is cut: so none is used twice,
  // and a cut is what the page sees.
  outgoing.shouldKeepAlive = false;
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const request = await toRequest(incoming, gone.signal);
  const response = await sandbox.handle(request);
  const reader = response.body?.getReader();
  const headers = Object.fromEntries(response.headers);
  const first = await reader?.read();
  if (reader === undefined || first === undefined || first.value === undefined) {
    outgoing.writeHead(response.status, { ...headers, 'Content-Length': '0' }).end();
    return;
  }
  const zipped = acceptsGzip(incoming) && isText(response) && first.value.length > COMPRESS_FROM;
  outgoing.writeHead(response.status, {
    ...headers,
    ...(zipped ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
  });
  const pack = zipped ? packer() : null;
  // Each piece is sent before the next is fetched: what breaks off there must break off here, not earlier.
  for (let piece: Uint8Array | undefined = first.value; piece !== undefined; piece = (await reader.read()).value) {
    await send(outgoing, pack === null ? piece : await pack(piece));
  }
  outgoing.end(pack === null ? '' : await pack(null));
}

/** Resolves once the bytes are with the operating system. */
function send(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Compresses piece by piece, holding nothing back; null ends it. */
function packer(): (piece: Uint8Array | null) => Promise<Buffer> {
  const gzip = createGzip({ level: 4 });
  const packed: Buffer[] = [];
  gzip.on('data', (bytes: Buffer) => packed.push(bytes));
  return async (piece) => {
    if (piece === null) {
      gzip.end();
      await once(gzip, 'end');
    } else {
      gzip.write(piece);
      await new Promise<void>((resolve) => {
        gzip.flush(constants.Z_SYNC_FLUSH, resolve);
      });
    }
    return Buffer.concat(packed.splice(0));
  };
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD' && parts.length > 0;
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Buffer.concat(parts) } : {}),
  });
}

function acceptsGzip(incoming: IncomingMessage): boolean {
  return /\bgzip\b/.test(incoming.headers['accept-encoding'] ?? '');
}

function isText(response: Response): boolean {
  return /json|xml|csv|html|text/.test(response.headers.get('Content-Type') ?? '');
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
