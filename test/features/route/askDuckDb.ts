/** The same four numbers by another way: DuckDB, plain SQL without any function of geometry, over the same files. */
import { DuckDBInstance } from '@duckdb/node-api';
import * as v from 'valibot';

/** Of latitude on the sphere that the app measures on, metres. */
const METRES = '111195.0802335329e0';
/** Letters of the compass; what is neither these nor plain numbers is not asked about here. */
const POINTS = 'N,NNE,NE,ENE,E,ESE,SE,SSE,S,SSW,SW,WSW,W,WNW,NW,NNW';

const rows = v.array(v.object({ id: v.string(), metres: v.number(), faces: v.nullable(v.boolean()) }));
export type DuckDbRow = v.InferOutput<typeof rows>[number];

/**
 * Who lies within a threshold of a line of GeoJSON, and whether it faces it. The readers' file is Overpass JSON of nodes.
 * Every piece is compared with every reader in a box around the line; the route may not cross the antimeridian.
 */
export async function askDuckDb(
  files: { readonly readers: string; readonly line: string },
  threshold: number,
): Promise<readonly DuckDbRow[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sql = [
    `CREATE MACRO turn(a) AS (a % 360.0 + 360.0) % 360.0`,
    `CREATE MACRO angle(t) AS CASE
       WHEN list_position(string_split('${POINTS}', ','), upper(t)) > 0
         THEN (list_position(string_split('${POINTS}', ','), upper(t)) - 1) * 22.5
       ELSE TRY_CAST(t AS DOUBLE) END`,
    `CREATE TABLE elements AS SELECT unnest(elements) AS e FROM read_json('${files.readers}', maximum_object_size = 200000000,
       columns = {elements: 'STRUCT("type" VARCHAR, id BIGINT, lat DOUBLE, lon DOUBLE, tags MAP(VARCHAR, VARCHAR))[]'})`,
    `CREATE TABLE readers AS SELECT DISTINCT e."type" || '/' || e.id AS id, e.lat AS lat, e.lon AS lon,
         coalesce(nullif(trim(e.tags['camera:direction']), ''), trim(e.tags['direction'])) AS direction
       FROM elements WHERE e.lat IS NOT NULL`,
    `CREATE TABLE points AS SELECT generate_subscripts(coordinates, 1) AS i, unnest(coordinates) AS p
       FROM read_json('${files.line}', columns = {coordinates: 'DOUBLE[][]'})`,
    `CREATE TABLE pieces AS SELECT a.i AS i, a.p[1] AS lon1, a.p[2] AS lat1, b.p[1] AS lon2, b.p[2] AS lat2
       FROM points a JOIN points b ON b.i = a.i + 1`,
    `CREATE TABLE pairs AS
       SELECT r.id AS id, r.direction AS direction,
         (lon1 - r.lon) * cos(radians(r.lat)) * ${METRES} AS ax, (lat1 - r.lat) * ${METRES} AS ay,
         (lon2 - lon1) * cos(radians(r.lat)) * ${METRES} AS dx, (lat2 - lat1) * ${METRES} AS dy
       FROM readers r JOIN pieces ON r.lat BETWEEN least(lat1, lat2) - 0.02 AND greatest(lat1, lat2) + 0.02
         AND r.lon BETWEEN least(lon1, lon2) - 0.05 AND greatest(lon1, lon2) + 0.05`,
    `CREATE TABLE near AS SELECT id, direction, metres, turn(degrees(atan2(dx, dy))) AS axis FROM (
       SELECT *, sqrt(power(ax + s * dx, 2) + power(ay + s * dy, 2)) AS metres FROM (
         SELECT *, least(1.0, greatest(0.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy))) AS s FROM pairs WHERE dx <> 0 OR dy <> 0))
       WHERE metres <= ${threshold}`,
    // A single angle has no width, and a range from and to the same one says nothing (0-360 is all around); of a range, "from" and how far it goes clockwise.
    `CREATE TABLE sectors AS SELECT id, m, angle(m) IS NOT NULL OR (angle(f) IS NOT NULL AND angle(t) IS NOT NULL
           AND (angle(f) <> angle(t) OR TRY_CAST(t AS DOUBLE) - TRY_CAST(f AS DOUBLE) = 360)) AS known,
         turn(coalesce(angle(m), angle(f))) AS begins,
         CASE WHEN angle(m) IS NOT NULL THEN 0.0 WHEN TRY_CAST(t AS DOUBLE) - TRY_CAST(f AS DOUBLE) = 360 THEN 360.0
           ELSE turn(angle(t) - angle(f)) END AS width
       FROM (SELECT *, trim(split_part(m, '-', 1)) AS f, trim(split_part(m, '-', 2)) AS t FROM (
         SELECT DISTINCT id, trim(unnest(string_split(direction, ';'))) AS m FROM near) WHERE m <> '')`,
    `CREATE TABLE known AS SELECT id, bool_and(known) AS known FROM sectors GROUP BY id`,
    `CREATE TABLE faced AS SELECT DISTINCT n.id AS id FROM near n JOIN sectors s ON s.id = n.id,
         (SELECT unnest([0.0, 180.0]) AS way) w
       WHERE turn(n.axis + w.way - s.begins) <= s.width
         OR least(turn(n.axis + w.way - s.begins) - s.width, 360 - turn(n.axis + w.way - s.begins)) <= 50`,
    `SELECT n.id AS id, min(n.metres) AS metres,
         CASE WHEN coalesce(any_value(k.known), false) THEN bool_or(f.id IS NOT NULL) END AS faces
       FROM near n LEFT JOIN known k ON k.id = n.id LEFT JOIN faced f ON f.id = n.id GROUP BY n.id ORDER BY n.id`,
  ];
  try {
    for (const statement of sql.slice(0, -1)) await connection.run(statement);
    return v.parse(rows, (await connection.runAndReadAll(sql.at(-1) ?? '')).getRowObjectsJson());
  } finally {
    connection.closeSync();
  }
}
