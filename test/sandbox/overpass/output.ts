import type { Database, Moment } from '../database.ts';
import type { Element } from '../elements.ts';
import { isoSeconds } from '../elements.ts';
import { escapeHtml } from '../http.ts';
import type { CsvFormat } from './script.ts';
import type { Output } from './run.ts';

const COPYRIGHT =
  'The data included in this document is from www.openstreetmap.org. The data is made available under ODbL.';

/** What a document is dated with, and what went wrong while it was written. */
interface Frame {
  /** Ms since 1970. */
  readonly timestamp: number;
  readonly remark: string | null;
}

/** The answer in Overpass' JSON, line for line as it breaks them, since sizes are part of the behavior. */
export function writeJson(outputs: readonly Output[], frame: Frame, db: Database, at: Moment): string {
  const items = outputs.flatMap(({ statement, elements }) =>
    statement.verbosity === 'count'
      ? [countJson(elements)]
      : elements.map((element) => elementJson(element, statement, db, at)),
  );
  const remark = frame.remark === null ? '' : `,\n"remark": ${JSON.stringify(frame.remark)}`;
  return (
    `{\n  "version": 0.6,\n  "generator": "Overpass API 0.7.62.8 practice",\n  "osm3s": {\n` +
    `    "timestamp_osm_base": "${isoSeconds(frame.timestamp)}",\n    "copyright": "${COPYRIGHT}"\n  },\n` +
    `  "elements": [\n\n${items.join(',\n')}\n\n  ]${remark}\n}\n`
  );
}

function countJson(elements: readonly Element[]): string {
  const counts = Object.entries(countsOf(elements)).map(([name, count]) => `    "${name}": "${count}"`);
  return `{\n  "type": "count",\n  "id": 0,\n  "tags": {\n${counts.join(',\n')}\n  }\n}`;
}

function countsOf(elements: readonly Element[]): {
  readonly nodes: number;
  readonly ways: number;
  readonly relations: number;
  readonly total: number;
} {
  const count = (type: Element['type']): number => elements.filter((element) => element.type === type).length;
  return { nodes: count('node'), ways: count('way'), relations: count('relation'), total: elements.length };
}

function elementJson(element: Element, { verbosity, geometry }: Output['statement'], db: Database, at: Moment): string {
  const lines = [`  "type": "${element.type}"`, `  "id": ${element.id}`];
  const whole = verbosity === 'skel' || verbosity === 'body' || verbosity === 'meta';
  if (element.type === 'node') {
    if (whole || geometry !== null)
      lines.push(`  "lat": ${element.lat.toFixed(7)}`, `  "lon": ${element.lon.toFixed(7)}`);
    if (verbosity === 'meta') lines.push(...metaLines(element));
  } else {
    if (verbosity === 'meta') lines.push(...metaLines(element));
    lines.push(...geometryLines(element, geometry, db, at));
    if (whole && element.type === 'way' && element.nodes.length > 0)
      lines.push(`  "nodes": [\n    ${element.nodes.join(',\n    ')}\n  ]`);
    if (element.type === 'way' && geometry === 'geom') {
      const points = db
        .pointsOf(element, at)
        .map(({ lat, lon }) => `    { "lat": ${lat.toFixed(7)}, "lon": ${lon.toFixed(7)} }`);
      lines.push(`  "geometry": [\n${points.join(',\n')}\n  ]`);
    }
    if (whole && element.type === 'relation' && element.members.length > 0) {
      const members = element.members.map(
        ({ type, ref, role }) =>
          `    {\n      "type": "${type}",\n      "ref": ${ref},\n      "role": ${JSON.stringify(role)}${geometry === 'geom' ? memberGeometry(type, ref, db, at) : ''}\n    }`,
      );
      lines.push(`  "members": [\n${members.join(',\n')}\n  ]`);
    }
  }
  if (verbosity !== 'ids' && verbosity !== 'skel' && element.tags.size > 0) {
    const tags = [...element.tags].map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    lines.push(`  "tags": {\n${tags.join(',\n')}\n  }`);
  }
  return `{\n${lines.join(',\n')}\n}`;
}

/** Where a member of a relation is: that of relations is not told. */
function memberGeometry(type: Element['type'], ref: number, db: Database, at: Moment): string {
  const member = type === 'relation' ? undefined : db.visible(type, ref, at);
  if (member?.type === 'node')
    return `,\n      "lat": ${member.lat.toFixed(7)},\n      "lon": ${member.lon.toFixed(7)}`;
  if (member?.type !== 'way') return '';
  const points = db
    .pointsOf(member, at)
    .map(({ lat, lon }) => `        { "lat": ${lat.toFixed(7)}, "lon": ${lon.toFixed(7)} }`);
  return `,\n      "geometry": [\n${points.join(',\n')}\n      ]`;
}

function metaLines(element: Element): readonly string[] {
  return [
    `  "timestamp": "${isoSeconds(element.timestamp)}"`,
    `  "version": ${element.version}`,
    `  "changeset": ${element.changeset}`,
    `  "user": ${JSON.stringify(element.user)}`,
    `  "uid": ${element.uid}`,
  ];
}

function geometryLines(
  element: Element,
  geometry: Output['statement']['geometry'],
  db: Database,
  at: Moment,
): readonly string[] {
  const bounds = geometry === null ? null : db.boundsOf(element, at);
  if (bounds === null) return [];
  if (geometry === 'center') {
    const lat = ((bounds.south + bounds.north) / 2).toFixed(7);
    const lon = ((bounds.west + bounds.east) / 2).toFixed(7);
    return [`  "center": {\n    "lat": ${lat},\n    "lon": ${lon}\n  }`];
  }
  const edges = [
    ['minlat', bounds.south],
    ['minlon', bounds.west],
    ['maxlat', bounds.north],
    ['maxlon', bounds.east],
  ] as const;
  return [`  "bounds": {\n${edges.map(([name, value]) => `    "${name}": ${value.toFixed(7)}`).join(',\n')}\n  }`];
}

/** The answer as CSV. A time-out leaves no sign in it. */
export function writeCsv(outputs: readonly Output[], format: CsvFormat, db: Database, at: Moment): string {
  const rows = outputs.flatMap(({ statement, elements }) =>
    statement.verbosity === 'count'
      ? [format.fields.map(({ name, meta }) => (meta ? countField(name, elements) : ''))]
      : elements.map((element) =>
          format.fields.map(({ name, meta }) => csvField(element, name, meta, statement, db, at)),
        ),
  );
  const header = format.header ? [format.fields.map(({ name, meta }) => (meta ? '@' : '') + escapeCsv(name))] : [];
  return [...header, ...rows].map((row) => `${row.join(format.separator)}\n`).join('');
}

function countField(name: string, elements: readonly Element[]): string {
  const { nodes, ways, relations, total } = countsOf(elements);
  const fields = new Map([
    ['type', 'count'],
    ['otype', '4'],
    ['id', '0'],
    ['count', String(total)],
    ['count:nodes', String(nodes)],
    ['count:ways', String(ways)],
    ['count:relations', String(relations)],
    ['count:areas', '0'],
  ]);
  return fields.get(name) ?? '';
}

function csvField(
  element: Element,
  name: string,
  meta: boolean,
  { verbosity, geometry }: Output['statement'],
  db: Database,
  at: Moment,
): string {
  if (!meta) return verbosity === 'ids' || verbosity === 'skel' ? '' : escapeCsv(element.tags.get(name) ?? '');
  if (name === 'id') return String(element.id);
  if (name === 'type') return element.type;
  if (name === 'otype') return { node: '1', way: '2', relation: '3' }[element.type];
  if (name === 'lat' || name === 'lon') {
    if (element.type === 'node') return verbosity === 'ids' && geometry === null ? '' : element[name].toFixed(7);
    const bounds = geometry === null ? null : db.boundsOf(element, at);
    if (bounds === null) return '';
    return (name === 'lat' ? (bounds.south + bounds.north) / 2 : (bounds.west + bounds.east) / 2).toFixed(7);
  }
  if (verbosity !== 'meta') return '';
  if (name === 'timestamp') return isoSeconds(element.timestamp);
  return name === 'version' || name === 'changeset' || name === 'uid' || name === 'user' ? String(element[name]) : '';
}

/** Quoting by RFC 4180, which Overpass does for commas, quotes and line breaks, and not for tabs. */
function escapeCsv(text: string): string {
  return /["\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The HTML page that Overpass reports errors with, whatever was asked for. */
export function errorPage(errors: readonly string[]): string {
  const lines = errors.map((error) => `<p><strong style="color:#FF0000">Error</strong>: ${escapeOsm3s(error)} </p>\n`);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"\n    "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n` +
    `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n<head>\n` +
    `  <meta http-equiv="content-type" content="text/html; charset=utf-8" lang="en"/>\n  <title>OSM3S Response</title>\n</head>\n<body>\n\n` +
    `<p>${COPYRIGHT}</p>\n${lines.join('')}\n</body>\n</html>\n`
  );
}

/** As Overpass writes it: quotes by name (which the parser of overpass-ts undoes), the rest as any HTML. */
function escapeOsm3s(text: string): string {
  return escapeHtml(text).replaceAll('&#34;', '&quot;').replaceAll('&#39;', "'");
}
