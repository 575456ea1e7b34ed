/** The same numbers by another way: DuckDB, plain SQL that tries out every pairing of each group, without any function of geometry. */
import { DuckDBInstance } from '@duckdb/node-api';
import * as v from 'valibot';

const RADIUS = '6371008.8e0';

const answer = v.tuple([
  v.object({
    both: v.number(),
    decimetres: v.number(),
    only_list: v.number(),
    only_map: v.number(),
    largest: v.number(),
  }),
]);
export type DuckDbAnswer = v.InferOutput<typeof answer>[0];

/** Files of CSV with `id,lat,lon`. The groups may have no more than some ten rows each. */
export async function askDuckDb(
  files: { readonly rows: string; readonly readers: string },
  threshold: number,
): Promise<DuckDbAnswer> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sql = [
    `CREATE MACRO metres(lat1, lon1, lat2, lon2) AS 2 * ${RADIUS} * asin(sqrt(
       power(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2)))`,
    `CREATE TABLE list AS SELECT id::INTEGER AS id, lat::DOUBLE AS lat, lon::DOUBLE AS lon FROM read_csv('${files.rows}')`,
    `CREATE TABLE readers AS SELECT id::INTEGER AS id, lat::DOUBLE AS lat, lon::DOUBLE AS lon FROM read_csv('${files.readers}')`,
    `CREATE TABLE apart AS SELECT l.id AS l, r.id AS r, metres(l.lat, l.lon, r.lat, r.lon) AS m FROM list l, readers r`,
    `CREATE TABLE near AS SELECT l, r, round(m * 10)::INTEGER AS dm FROM apart WHERE m <= ${threshold}`,
    // A row's group: the lowest row that it hangs together with.
    `CREATE TABLE reach AS WITH RECURSIVE hop(l, o) AS (
       SELECT DISTINCT l, l FROM near
       UNION SELECT h.l, b.l FROM hop h JOIN near a ON a.l = h.o JOIN near b ON b.r = a.r) SELECT l, min(o) AS g FROM hop GROUP BY l`,
    `CREATE TABLE turns AS SELECT l, g, row_number() OVER (PARTITION BY g ORDER BY l) AS turn FROM reach`,
    // Each row in turn takes each reader that is left, or none.
    `CREATE TABLE tried AS WITH RECURSIVE way(g, turn, used, dm) AS (
       SELECT DISTINCT g, 0::BIGINT, []::INTEGER[], 0 FROM turns
       UNION SELECT w.g, t.turn, CASE WHEN n.r IS NULL THEN w.used ELSE list_sort(list_append(w.used, n.r)) END, w.dm + coalesce(n.dm, 0)
         FROM way w JOIN turns t ON t.g = w.g AND t.turn = w.turn + 1
         JOIN (SELECT l, r, dm FROM near UNION ALL SELECT l, NULL, NULL FROM turns) n ON n.l = t.l
         WHERE n.r IS NULL OR NOT list_contains(w.used, n.r))
       SELECT w.g AS g, len(used) AS pairs, dm FROM way w JOIN (SELECT g, max(turn) AS last FROM turns GROUP BY g) e
         ON e.g = w.g AND e.last = w.turn`,
    `CREATE TABLE best AS SELECT g, max(pairs) AS pairs, arg_min(dm, -pairs * 1000000 + dm) AS dm FROM tried GROUP BY g`,
    `SELECT coalesce(sum(pairs), 0)::INTEGER AS both, coalesce(sum(dm), 0)::INTEGER AS decimetres,
       ((SELECT count(*) FROM list) - coalesce(sum(pairs), 0))::INTEGER AS only_list,
       ((SELECT count(DISTINCT r) FROM apart WHERE m <= 1000) - coalesce(sum(pairs), 0))::INTEGER AS only_map,
       (SELECT max(turn) FROM turns)::INTEGER AS largest FROM best`,
  ];
  try {
    for (const statement of sql.slice(0, -1)) await connection.run(statement);
    return v.parse(answer, (await connection.runAndReadAll(sql.at(-1) ?? '')).getRowObjectsJson())[0];
  } finally {
    connection.closeSync();
  }
}
