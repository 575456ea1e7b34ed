import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/**
 * The bytes of a file, unpacked where they are gzip's.
 * @throws Error whose message says in a sentence why there are none
 */
export async function readMaybeGzip(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not readable';
    throw new Error(`${path} can't be read: ${code === 'ENOENT' ? 'there is no such file' : code}.`, { cause: error });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new Error(`${path} is gzip that is cut or broken.`, { cause: error });
  }
}
