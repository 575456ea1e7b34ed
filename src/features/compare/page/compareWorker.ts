/// <reference lib="webworker" />
/** The thread that lists are read and compared in. Ended by the page when it has answered. */
import { readAreaTest } from '../../../formats/areaTest.ts';
import type { Camera } from '../../../model/camera.ts';
import { compareList } from '../compareList.ts';
import type { ListRow } from '../match/listRow.ts';
import { readList } from '../table/readList.ts';
import type { FromCompareWorker, MatchOrder, ReadOrder, ToCompareWorker } from './compareOrder.ts';
import { AT_ONCE } from './compareOrder.ts';
import { markOf } from './markOf.ts';

const rows: ListRow[] = [];
const readers: Camera[] = [];

const send = (message: FromCompareWorker): void => self.postMessage(message, {});

async function read({ bytes, columns }: ReadOrder): Promise<void> {
  const { rows: all, ...list } = await readList(bytes, columns);
  for (let at = 0; at < all.length; at += AT_ONCE) send({ kind: 'rows', rows: all.slice(at, at + AT_ONCE) });
  send({ kind: 'list', list, mark: markOf(bytes) });
}

function compare({ threshold, area, decided }: MatchOrder): void {
  const isInside = area === null ? null : readAreaTest(area);
  const found = compareList(rows, readers, { threshold, isInside, decided });
  const rowAt = new Map(rows.map((row, at) => [row, at]));
  const readerAt = new Map(readers.map((reader, at) => [reader, at]));
  send({
    kind: 'compared',
    places: {
      pairs: Int32Array.from(
        found.pairs.flatMap(({ row, reader }) => [rowAt.get(row) ?? -1, readerAt.get(reader) ?? -1]),
      ),
      metres: Float64Array.from(found.pairs, ({ metres }) => metres),
      onlyList: Int32Array.from(found.onlyList, (row) => rowAt.get(row) ?? -1),
      onlyMap: Int32Array.from(found.onlyMap, (reader) => readerAt.get(reader) ?? -1),
      repeated: found.repeated,
      range: found.range,
    },
  });
}

async function take(message: ToCompareWorker): Promise<void> {
  if (message.kind === 'rows') rows.push(...message.rows);
  else if (message.kind === 'readers') readers.push(...message.readers);
  else if (message.kind === 'read') await read(message);
  else compare(message);
}

self.addEventListener('message', ({ data }: MessageEvent<ToCompareWorker>) => {
  take(data).catch((error: unknown) =>
    send({ kind: 'refused', said: error instanceof Error ? error.message : String(error) }),
  );
});
