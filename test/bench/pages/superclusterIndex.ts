/** The worker of superclusterWorker.html: fetches, parses, indexes, and answers views. */
import Supercluster from 'supercluster';
import { fetchElements, readCamera } from './answer.ts';
import type { FromClusterWorker, Marks, MarksQuestion } from './superclusterProtocol.ts';

/** Of Leaflet: Supercluster counts zooms by tiles of `extent` pixels. Radius and extent are those of its own demo. */
const index = new Supercluster<Readonly<Record<string, unknown>>>({ radius: 60, extent: 256, maxZoom: 16 });

addEventListener('message', ({ data: { id, box, zoom } }: MessageEvent<MarksQuestion>) => {
  const marks = marksIn(box, zoom);
  send({ id, marks }, [marks.lon.buffer, marks.lat.buffer, marks.count.buffer]);
});

const elements = await fetchElements();
index.load(
  elements.flatMap((element) => {
    const camera = readCamera(element);
    if (camera === null) return [];
    const geometry = { type: 'Point' as const, coordinates: [camera.lon, camera.lat] };
    return { type: 'Feature' as const, geometry, properties: camera.tags };
  }),
);
send(null, []);

function marksIn(box: MarksQuestion['box'], zoom: number): Marks {
  const features = index.getClusters(box, zoom);
  const marks: Marks = {
    lon: new Float64Array(features.length),
    lat: new Float64Array(features.length),
    count: new Uint32Array(features.length),
  };
  for (const [row, { geometry, properties }] of features.entries()) {
    const [lon = 0, lat = 0] = geometry.coordinates;
    const count: unknown = properties['point_count'];
    marks.lon[row] = lon;
    marks.lat[row] = lat;
    marks.count[row] = typeof count === 'number' ? count : 1;
  }
  return marks;
}

function send(message: FromClusterWorker, transfer: Transferable[]): void {
  postMessage(message, { transfer });
}
