/** Writes what picture.ts reads: comes when there is first something to keep, and not with the page. */
import { packPlaces } from '../../snapshot/overview.ts';
import type { Picture } from './picture.ts';
import { FORMAT } from './picture.ts';

/** More than that would be long to write when the page is left. */
const MOST = { marks: 2000, sectors: 4000 } as const;
/** Null where the scene is too full, or drawn as density. `of`: whose cameras they are. */
export function formatPicture({ scene, box: view, base, source }: Picture, of: string): string | null {
  const { zoom, box, inView, marks, sectors } = scene;
  if (scene.density !== undefined || marks.length > MOST.marks || sectors.length > MOST.sectors) return null;
  return JSON.stringify({
    format: FORMAT,
    of,
    base,
    source,
    zoom,
    box,
    view,
    inView,
    marks: {
      ...packPlaces(marks, zoom),
      count: Array.from(marks.count),
      flags: Array.from(marks.flags),
      id: Array.from(marks.id),
      type: Array.from(marks.type),
      bounds: Array.from(marks.bounds, (degrees) => Math.round(degrees * 1e6) / 1e6),
    },
    sectors: {
      ...packPlaces(sectors, zoom),
      from: Array.from(sectors.from),
      width: Array.from(sectors.width),
      id: Array.from(sectors.id),
      type: Array.from(sectors.type),
    },
  });
}
