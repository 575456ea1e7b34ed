import { gpx, kml } from '@tmcw/togeojson';
import { linesIn } from './linesOfGeoJson.ts';
import type { RawRoute } from './rawRoute.ts';

type XmlDocument = Parameters<typeof gpx>[0];

/** Throws, or gives a document with a `parsererror` as DOMParser does, where the text is no XML. */
export type ParseXml = (text: string) => XmlDocument;

/** The lines of a GPX or KML text; null where it is neither. Of a GPX with tracks, its planned routes are left out: they are where it was meant to go. */
export function linesOfXml(text: string, parseXml: ParseXml): RawRoute | null {
  try {
    const document = parseXml(text);
    const root = document.documentElement?.localName;
    if (document.getElementsByTagName('parsererror').length > 0) return null;
    if (root === 'kml') return { format: 'kml', lines: linesIn(kml(document)) ?? [], leftOut: 0 };
    if (root !== 'gpx') return null;
    const { features } = gpx(document);
    const [tracks, routes] = ['trk', 'rte'].map((kind) =>
      features.filter(({ properties }) => properties?.['_gpxType'] === kind),
    );
    const chosen = tracks === undefined || tracks.length === 0 ? routes : tracks;
    const lines = linesIn({ type: 'FeatureCollection', features: chosen ?? [] }) ?? [];
    return { format: 'gpx', lines, leftOut: chosen === tracks ? (routes?.length ?? 0) : 0 };
  } catch {
    return null;
  }
}
