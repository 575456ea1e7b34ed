/** Bytes of one unpacked file, at most: a bomb is stopped while it unpacks. */
const MOST_UNPACKED = 150_000_000;
const END = 0x06_05_4b_50;
const ENTRY = 0x02_01_4b_50;
const STORED = 0;
const DEFLATED = 8;
const MOST_ENTRIES = 10_000;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/** The files of a zip, each unpacked when it is asked for. */
export interface Zip {
  readonly names: readonly string[];
  /** Null where there is no such file. @throws Error where it is torn, packed in another way, or too big */
  text(name: string): Promise<string | null>;
}

/** Reads a zip's directory. @throws Error where it has none */
export function openZip(bytes: Uint8Array<ArrayBuffer>): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const last = Math.max(0, bytes.length - 66_000);
  while (end >= last && view.getUint32(end, true) !== END) end -= 1;
  if (end < last) throw new Error('The workbook is cut short, or no zip file.');
  const entries = new Map<string, Entry>();
  const count = Math.min(MOST_ENTRIES, view.getUint16(end + 10, true));
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count && at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY; i += 1) {
    const [name, extra, comment] = [28, 30, 32].map((of) => view.getUint16(at + of, true));
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0))), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return {
    names: [...entries.keys()],
    async text(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const { offset, packed, method } = entry;
      if (offset + 30 > bytes.length) throw new Error('The workbook is cut short.');
      const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      const data = bytes.subarray(start, start + packed);
      if (method === STORED) return new TextDecoder().decode(data);
      if (method !== DEFLATED)
        throw new Error('The workbook is locked or packed in an unusual way. Save its sheet as CSV.');
      return await inflate(data);
    },
  };
}

async function inflate(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let size = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one piece after the other
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new Error('The workbook is torn.', { cause: error });
    });
    if (done) break;
    size += value.length;
    if (size > MOST_UNPACKED) {
      void reader.cancel();
      throw new Error(`The workbook unpacks to more than ${MOST_UNPACKED / 1e6} MB.`);
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
}
