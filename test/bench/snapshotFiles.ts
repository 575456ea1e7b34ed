import { publish } from '../../src/build/snapshot/publish.ts';
import { RowSink } from '../../src/build/snapshot/row.ts';
import { writeSnapshot } from '../../src/build/snapshot/writeParquet.ts';
import { createDecoder } from '../../src/overpass/decode.ts';
import { drawWorld } from '../../src/store/scene/drawWorld.ts';
import { memoryFolder } from '../build/snapshot/memoryFolder.ts';
import { nodeCodec } from '../../src/build/snapshot/make.ts';
import type { Answer } from './cameras.ts';

/** The files of a snapshot by name, as a static host has them. */
export type SnapshotFiles = ReadonlyMap<string, Buffer>;

const WORLD = { south: -90, west: -180, north: 90, east: 180 };
/** Characters of the answer that are decoded at once: a string can't hold a million cameras and their objects neither. */
const PIECE = 2 ** 24;

/** Makes the snapshot of an answer's cameras by the same code as `npm run snapshot`. */
export async function makeSnapshotFiles({ bytes }: Answer): Promise<SnapshotFiles> {
  const sink = new RowSink();
  const decoder = createDecoder(sink);
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    // Latin letters only: no character is cut in two.
    text = decoder.early(text + bytes.toString('latin1', at, at + PIECE));
  }
  const { base } = await decoder.finish(text);
  const time = base ?? 0;
  const written = writeSnapshot(sink.rows, { base: { oldest: time, newest: time }, region: WORLD }, nodeCodec);
  const folder = memoryFolder();
  await publish(folder, written, [], drawWorld);
  return new Map(Array.from(folder.files, ([name, file]) => [name, Buffer.from(file.buffer)]));
}
