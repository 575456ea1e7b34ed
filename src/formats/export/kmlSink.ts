import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { ExportAbout, ExportSink } from './exportSink.ts';
import { aboutPairs, aboutText, degreesText, editedText, osmAddress } from './exportSink.ts';
import { nameOf } from './nameOf.ts';
import { xmlText } from './xmlText.ts';

/** Violet, as on the map; KML has it as alpha, blue, green, red. */
const COLOR = 'ffb6215b';

const OURS: ReadonlySet<string> = new Set(['@id', '@version', '@timestamp']);

/** KML 2.2: a placemark a reader, its tags as extended data. */
export function createKmlSink(about: ExportAbout): ExportSink {
  const data = aboutPairs(about).map(([name, value]) => dataXml(name, value));
  const parts = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xmlText(about.title)}</name><description>${xmlText(aboutText(about))}</description>`,
    `<Style id="reader"><IconStyle><color>${COLOR}</color></IconStyle></Style><ExtendedData>${data.join('')}</ExtendedData>\n`,
  ];
  return {
    add(cameras) {
      for (const camera of cameras) parts.push(placemarkXml(camera));
    },
    finish: () => [...parts, '</Document></kml>\n'],
  };
}

function placemarkXml(camera: Camera): string {
  const data = [
    ['@id', keyOf(camera)],
    ...(camera.version === 0 ? [] : [['@version', String(camera.version)]]),
    ...(camera.timestamp === null ? [] : [['@timestamp', editedText(camera) ?? '']]),
    ...Array.from(camera.tags, ([key, value]) => [OURS.has(key) ? `tag:${key}` : key, value]),
  ].map(([key = '', value = '']) => dataXml(key, value));
  return `<Placemark id="${camera.type}-${camera.id}"><name>${xmlText(nameOf(camera))}</name><description>${xmlText(osmAddress(camera))}</description><styleUrl>#reader</styleUrl><ExtendedData>${data.join('')}</ExtendedData><Point><coordinates>${degreesText(camera.lon)},${degreesText(camera.lat)}</coordinates></Point></Placemark>\n`;
}

function dataXml(name: string, value: string): string {
  return `<Data name="${xmlText(name)}"><value>${xmlText(value)}</value></Data>`;
}
