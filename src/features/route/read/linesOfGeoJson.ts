import { isRecord } from '../../../model/record.ts';
import type { RawLine } from './rawRoute.ts';

/** The lines of a GeoJSON text, in its order, whatever else is in it; null where it is no GeoJSON. */
export function linesOfGeoJson(text: string): readonly RawLine[] | null {
  try {
    return linesIn(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Without recursion: a stranger's file may be nested as deep as it likes. */
export function linesIn(value: unknown): readonly RawLine[] | null {
  const lines: RawLine[] = [];
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    // A feature may have no geometry.
    if (next === null) continue;
    if (!isRecord(next)) return null;
    const { type, features, geometries, geometry, coordinates } = next;
    if (type === 'FeatureCollection' || type === 'GeometryCollection') {
      const members = type === 'FeatureCollection' ? features : geometries;
      if (!Array.isArray(members)) return null;
      for (const member of members.toReversed()) left.push(member);
    } else if (type === 'Feature') left.push(geometry ?? null);
    else if (type === 'LineString') {
      const line = lineOf(coordinates);
      if (line === null) return null;
      lines.push(line);
    } else if (type === 'MultiLineString') {
      if (!Array.isArray(coordinates)) return null;
      for (const part of coordinates) {
        const line = lineOf(part);
        if (line === null) return null;
        lines.push(line);
      }
    } else if (typeof type !== 'string' || !OTHERS.has(type)) return null;
  }
  return lines;
}

/** Geometries that are no way to go along. */
const OTHERS: ReadonlySet<string> = new Set(['Point', 'MultiPoint', 'Polygon', 'MultiPolygon']);

function lineOf(value: unknown): RawLine | null {
  if (!Array.isArray(value)) return null;
  const positions = value.filter((position) => Array.isArray(position));
  return positions.length === value.length ? positions : null;
}
