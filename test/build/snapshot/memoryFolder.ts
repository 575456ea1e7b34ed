import type { Folder } from '../../../src/build/snapshot/journal.ts';

/** A folder in memory; `fault` may throw before a file is written. */
export function memoryFolder(fault: (name: string) => void = () => undefined): Folder & {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
} {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    files,
    read: (name) => Promise.resolve(files.get(name) ?? null),
    async write(name, bytes) {
      fault(name);
      files.set(name, Uint8Array.from(bytes));
    },
    list: () => Promise.resolve([...files.keys()]),
    async remove(name) {
      files.delete(name);
    },
  };
}
