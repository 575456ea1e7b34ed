import type { Camera } from '../../model/camera.ts';
import type { ExportAbout, ExportSink } from './exportSink.ts';
import { aboutText, degreesText, osmAddress } from './exportSink.ts';
import { nameOf } from './nameOf.ts';
import { xmlText } from './xmlText.ts';

/** GPX 1.1: a waypoint a reader, its tags as the description. */
export function createGpxSink(about: ExportAbout): ExportSink {
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="Sightline">',
    `<metadata><name>${xmlText(about.title)}</name><desc>${xmlText(aboutText(about))}</desc><copyright author="OpenStreetMap contributors"><license>https://opendatacommons.org/licenses/odbl/1-0/</license></copyright><link href="${xmlText(about.address)}"/>`,
    about.base === null ? '' : `<time>${new Date(about.base).toISOString()}</time>`,
    '</metadata>\n',
  ];
  return {
    add(cameras) {
      for (const camera of cameras) parts.push(waypointXml(camera));
    },
    finish: () => [...parts, '</gpx>\n'],
  };
}

function waypointXml(camera: Camera): string {
  const tags = Array.from(camera.tags, ([key, value]) => `${key}=${value}`).join('\n');
  return `<wpt lat="${degreesText(camera.lat)}" lon="${degreesText(camera.lon)}"><name>${xmlText(nameOf(camera))}</name><desc>${xmlText(tags)}</desc><link href="${osmAddress(camera)}"/><sym>Flag, Blue</sym><type>license plate reader</type></wpt>\n`;
}
