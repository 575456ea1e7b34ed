import { parquetWriteBuffer } from 'hyparquet-writer/src/write.js';
import type { Camera } from '../../model/camera.ts';
import { KEY } from '../../model/tagging/keys.ts';
import type { ExportAbout, ExportSink } from './exportSink.ts';
import { aboutPairs, tagsJson } from './exportSink.ts';

/** Parquet: a row a reader; `tags` is a JSON object. What the file says of itself is in its key-value metadata. */
export function createParquetSink(about: ExportAbout): ExportSink {
  const all: Camera[] = [];
  return {
    add(cameras) {
      for (const camera of cameras) all.push(camera);
    },
    finish: () => [new Uint8Array(bytesOf(all, about))],
  };
}

function bytesOf(all: readonly Camera[], about: ExportAbout): ArrayBuffer {
  const text = (name: string, take: (camera: Camera) => string | null) => ({
    name,
    data: all.map(take),
    type: 'STRING' as const,
    nullable: true,
  });
  const tag = (name: string, key: string) => text(name, ({ tags }) => tags.get(key) ?? null);
  return parquetWriteBuffer({
    columnData: [
      text('type', ({ type }) => type),
      { name: 'id', data: all.map(({ id }) => BigInt(id)), type: 'INT64' },
      {
        name: 'version',
        data: all.map(({ version }) => (version === 0 ? null : version)),
        type: 'INT32',
        nullable: true,
      },
      {
        name: 'edited',
        data: all.map(({ timestamp }) => (timestamp === null ? null : new Date(timestamp))),
        type: 'TIMESTAMP',
        nullable: true,
      },
      { name: 'lat', data: all.map(({ lat }) => lat), type: 'DOUBLE' },
      { name: 'lon', data: all.map(({ lon }) => lon), type: 'DOUBLE' },
      tag('direction', KEY.direction),
      tag('camera_direction', KEY.lens),
      tag('manufacturer', KEY.maker),
      tag('operator', KEY.operator),
      text('tags', ({ tags }) => tagsJson(tags)),
    ],
    kvMetadata: aboutPairs(about).map(([key, value]) => ({ key, value })),
    createdBy: 'sightline',
  });
}
