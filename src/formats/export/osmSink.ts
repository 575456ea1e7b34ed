import type { Camera } from '../../model/camera.ts';
import { isXmlText } from '../../model/text.ts';
import type { ExportAbout, ExportSink } from './exportSink.ts';
import { aboutPairs } from './exportSink.ts';
import { xmlText } from './xmlText.ts';

/**
 * OpenStreetMap's own XML, as JOSM opens it. Editors upload what they have loaded, so what is here must be the object
 * itself: `isWhole` says of which readers it is. `upload="never"` keeps JOSM from sending the layer: what is here may be
 * older than OpenStreetMap, and whoever edits fetches the objects anew first.
 */
export function createOsmSink(about: ExportAbout): ExportSink {
  const note = aboutPairs(about).map(([name, value]) => `${name}: ${value}`);
  const parts = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="Sightline" upload="never" download="true"${
      about.base === null ? '' : ` timestamp="${new Date(about.base).toISOString()}"`
    }>\n<note>${xmlText(note.join('; '))}</note>\n`,
  ];
  return {
    add(cameras) {
      for (const camera of cameras) if (isWhole(camera)) parts.push(nodeXml(camera));
    },
    finish: () => [...parts, '</osm>\n'],
  };
}

/**
 * Whether all of the object is known, so that sending it back would change nothing: a node (the nodes and members of ways
 * and relations are not at hand), with its version, and with tags that XML can carry as they are.
 */
export function isWhole({ type, version, tags }: Camera): boolean {
  return type === 'node' && version > 0 && Array.from(tags).every(([key, value]) => isXmlText(key) && isXmlText(value));
}

function nodeXml(camera: Camera): string {
  const { id, version, timestamp, lat, lon } = camera;
  // A snapshot keeps the day of an edit only: a time that isn't known isn't written.
  const edited =
    timestamp === null || timestamp % 86_400_000 === 0
      ? ''
      : ` timestamp="${new Date(timestamp).toISOString().replace('.000Z', 'Z')}"`;
  const tags = Array.from(camera.tags, ([key, value]) => `<tag k="${xmlText(key)}" v="${xmlText(value)}"/>`);
  return `<node id="${id}" version="${version}"${edited} visible="true" lat="${lat.toFixed(7)}" lon="${lon.toFixed(7)}">${tags.join('')}</node>\n`;
}
