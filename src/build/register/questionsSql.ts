/** The same ten questions as SQL of DuckDB without an extension, over the snapshot's Parquet. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetSchema } from 'hyparquet';
import { KEY } from '../../model/tagging/keys.ts';
import type { AreaShape } from './areaShapes.ts';
import type { Anchor } from './mappedOn.ts';
import type { Question, Subject } from './questions.ts';

/** Statements to run once: the readers with their places, the edges of the areas, and the anchors. Writes two files into `folder`. */
export function prepare(file: string, folder: string, subject: Subject, anchors: readonly Anchor[]): readonly string[] {
  const edges = join(folder, 'edges.csv');
  const days = join(folder, 'anchors.csv');
  const areas = [subject.county, subject.state, subject.makersIn];
  writeFileSync(edges, `area,x1,y1,x2,y2\n${areas.flatMap(edgesOf).join('\n')}\n`);
  writeFileSync(days, `id,ms\n${anchors.map(({ id, at }) => `${id},${at}`).join('\n')}\n`);
  return [
    `CREATE TABLE readers AS SELECT type, id, nullif(trim(operator), '') AS operator, nullif(trim(${KEY.maker}), '') AS maker,
       ${placesIn(file)} FROM ${text(file)}`,
    `CREATE TABLE edges AS SELECT DISTINCT * FROM read_csv(${text(edges)}, types = {'area': 'VARCHAR'})`,
    `CREATE TABLE anchors AS SELECT id, ms, lead(id) OVER o AS next_id, lead(ms) OVER o AS next_ms, lag(id) OVER o AS last_id, lag(ms) OVER o AS last_ms
       FROM read_csv(${text(days)}, types = {'id': 'BIGINT', 'ms': 'DOUBLE'}) WINDOW o AS (ORDER BY id)`,
    // Straight between two anchors, and on at the pace of the last two.
    `CREATE TABLE days AS SELECT r.id, CASE WHEN a.id IS NULL THEN NULL WHEN a.next_id IS NOT NULL
       THEN a.ms + (r.id - a.id)::DOUBLE / (a.next_id - a.id) * (a.next_ms - a.ms)
       ELSE a.last_ms + (r.id - a.last_id)::DOUBLE / (a.id - a.last_id) * (a.ms - a.last_ms) END AS ms
       FROM (SELECT id FROM readers WHERE type = 'node') r ASOF LEFT JOIN anchors a ON r.id >= a.id`,
    `CREATE MACRO inside(name, lat, lon) AS (SELECT count(*) % 2 = 1 FROM edges e
       WHERE e.area = name AND (e.y1 > lat) <> (e.y2 > lat) AND lon < (e.x2 - e.x1) * (lat - e.y1) / (e.y2 - e.y1) + e.x1)`,
  ];
}

/** The layer has degrees; the page's file has steps, and degrees where those are not exact. */
function placesIn(file: string): string {
  const names = new Set(parquetSchema(parquetMetadata(readFileSync(file))).children.map(({ element }) => element.name));
  if (!names.has('x')) return 'lat, lon';
  const exact = names.has('lat_exact') ? '_exact' : '';
  return `coalesce(lat${exact}, degrees(atan(sinh(pi() * (1 - y / 2147483648))))) AS lat,
       coalesce(lon${exact}, (x / 4294967296 - 0.5) * 360) AS lon`;
}

/** One statement a question, with one column or two. */
export function questionsSql({
  county,
  state,
  makersIn,
  residents,
  box,
  since,
}: Subject): Readonly<Record<Question, string>> {
  const within = ({ id, box: around }: AreaShape): string =>
    `lat BETWEEN ${around.south} AND ${around.north} AND lon BETWEEN ${around.west} AND ${around.east} AND inside(${text(id)}, lat, lon)`;
  const frequent = (column: string, area: AreaShape): string =>
    `SELECT ${column}, count(*) FROM readers WHERE ${column} IS NOT NULL AND ${within(area)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`;
  const inCounty = `SELECT count(*) FROM readers WHERE ${within(county)}`;
  return {
    county: inCounty,
    perResidents:
      residents === null
        ? 'SELECT NULL'
        : `SELECT round(count(*) / ${residents} * 10000, 2) FROM readers WHERE ${within(county)}`,
    operators: frequent('operator', county),
    withoutOperator: `SELECT count(*) FROM readers WHERE operator IS NULL AND ${within(state)}`,
    growth: `SELECT month, n FROM (SELECT strftime(epoch_ms(floor(ms)::BIGINT), '%Y-%m') AS month,
       sum(count(*)) OVER (ORDER BY month) + (SELECT count(*) FROM days WHERE ms IS NULL) AS n FROM days WHERE ms IS NOT NULL GROUP BY 1)
       ORDER BY month DESC LIMIT 12`,
    since: `SELECT count(*) FROM days WHERE ms >= ${since}`,
    box: `SELECT count(*) FROM readers WHERE lat BETWEEN ${box.south} AND ${box.north} AND lon BETWEEN ${box.west} AND ${box.east}`,
    makers: frequent('maker', makersIn),
    newest: `SELECT 'node/' || id FROM readers WHERE type = 'node' ORDER BY id DESC LIMIT 10`,
    layer: inCounty,
  };
}

function edgesOf({ id, polygons }: AreaShape): readonly string[] {
  return polygons.flat().flatMap((ring) => {
    let last = ring.at(-1) ?? [0, 0];
    return ring.map((corner) => {
      const edge = [id, last[0], last[1], corner[0], corner[1]].join(',');
      last = corner;
      return edge;
    });
  });
}

/** A text of SQL. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
