/** Changes as Parquet: a row a change, with what was and what is. Holds enough to go back to the snapshot before. */
import { gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { Failure } from '../../model/failure.ts';
import type { Camera } from '../../model/camera.ts';
import { OSM_TYPES } from '../../model/camera.ts';
import { parseTags } from '../../snapshot/fileColumns.ts';
import { ATTRIBUTION, LICENSE } from '../../snapshot/fileFormat.ts';
import type { Column } from '../register/parquetFile.ts';
import { parquetColumn, parquetFile } from '../register/parquetFile.ts';
import { tagsJson } from '../../formats/export/exportSink.ts';
import type { Change } from './changes.ts';
import { CHANGE_KINDS, changedKeys, movedBy } from './changes.ts';

const ROW_GROUP = 100_000;

/** @param about bases of the two snapshots, ISO 8601 */
export function writeChanges(
  changes: readonly Change[],
  about: { readonly from: string; readonly to: string },
): Uint8Array<ArrayBuffer> {
  const either = ({ before, after }: Change): Camera => {
    const camera = after ?? before;
    if (camera === null) throw new RangeError('A change has two sides, of which one is a reader.');
    return camera;
  };
  const of = <T>(take: (change: Change) => T): readonly T[] => changes.map((change) => take(change));
  const columns: readonly Column[] = [
    parquetColumn(
      'change',
      'text',
      'required',
      of(({ kind }) => kind),
    ),
    parquetColumn(
      'type',
      'text',
      'required',
      of((change) => either(change).type),
    ),
    parquetColumn(
      'id',
      'id',
      'required',
      of((change) => BigInt(either(change).id)),
    ),
    parquetColumn(
      'keys',
      'text',
      'required',
      of((change) => JSON.stringify(changedKeys(change))),
    ),
    parquetColumn(
      'metres',
      'degrees',
      'required',
      of((change) => Math.round(movedBy(change) * 10) / 10),
    ),
    ...sideColumns(
      '',
      of(({ after }) => after),
    ),
    ...sideColumns(
      '_before',
      of(({ before }) => before),
    ),
  ];
  const kv = { license: LICENSE, attribution: ATTRIBUTION, osm_base_before: about.from, osm_base: about.to };
  return parquetFile('changes', columns, kv, ROW_GROUP);
}

function sideColumns(suffix: string, sides: readonly (Camera | null)[]): readonly Column[] {
  const of = <T>(take: (camera: Camera) => T): readonly (T | null)[] =>
    sides.map((camera) => (camera === null ? null : take(camera)));
  return [
    parquetColumn(
      `version${suffix}`,
      'count',
      'optional',
      of(({ version }) => (version === 0 ? null : version)),
    ),
    parquetColumn(
      `edited${suffix}`,
      'day',
      'optional',
      of(({ timestamp }) => (timestamp === null ? null : new Date(timestamp))),
    ),
    parquetColumn(
      `lat${suffix}`,
      'degrees',
      'optional',
      of(({ lat }) => lat),
    ),
    parquetColumn(
      `lon${suffix}`,
      'degrees',
      'optional',
      of(({ lon }) => lon),
    ),
    parquetColumn(
      `tags${suffix}`,
      'text',
      'optional',
      of(({ tags }) => tagsJson(tags)),
    ),
  ];
}

/** @throws Failure `bad-response` where it is no file of changes */
export async function readChanges(bytes: Uint8Array): Promise<readonly Change[]> {
  const file = Uint8Array.from(bytes).buffer;
  const rows = await parquetReadObjects({ file, compressors: { GZIP: (input) => gunzipSync(input) } });
  return rows.map((row) => {
    const kind = CHANGE_KINDS.find((known) => known === row['change']);
    if (kind === undefined)
      throw new Failure('bad-response', { said: 'The changes name a kind that there is none of.' });
    return { kind, before: sideOf(row, '_before'), after: sideOf(row, '') };
  });
}

function sideOf(row: Readonly<Record<string, unknown>>, suffix: string): Camera | null {
  const [lat, lon, tags] = [row[`lat${suffix}`], row[`lon${suffix}`], row[`tags${suffix}`]];
  if (typeof lat !== 'number' || typeof lon !== 'number' || typeof tags !== 'string') return null;
  const flat = parseTags(tags) ?? [];
  const edited = row[`edited${suffix}`];
  return {
    type: OSM_TYPES.find((known) => known === row['type']) ?? 'node',
    id: Number(row['id']),
    lat,
    lon,
    version: Number(row[`version${suffix}`] ?? 0),
    timestamp: edited instanceof Date ? edited.getTime() : null,
    tags: new Map(flat.flatMap((key, at) => (at % 2 === 0 ? [[key, flat[at + 1] ?? ''] as const] : []))),
  };
}
