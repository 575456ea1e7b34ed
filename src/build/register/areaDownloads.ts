/** The readers of each country and US state as files that open anywhere. */
import { createCsvSink } from '../../formats/export/csvSink.ts';
import type { ExportAbout, ExportSink } from '../../formats/export/exportSink.ts';
import { createGeoJsonSink } from '../../formats/export/geoJsonSink.ts';
import type { Camera } from '../../model/camera.ts';
import type { PlaceAreas } from './areasOf.ts';
import { countryName } from './areasOf.ts';
import { namesIn, writeMany } from './manyFiles.ts';

const FOLDER = 'readers';
/** Of more readers there is no such file: it would pass the 100 MB that free hosts take. States and the layer have them. */
const MOST_READERS = 150_000;

const FORMATS: Readonly<Record<string, (about: ExportAbout) => ExportSink>> = {
  geojson: createGeoJsonSink,
  csv: createCsvSink,
};

export interface DownloadsAbout {
  /** ms since 1970. */
  readonly base: number;
  /** Of the published page; null where it isn't known. */
  readonly site: string | null;
}

/** Writes `readers-<area>.geojson` and `.csv` into the folder `readers`, empty ones where no reader is left. Returns their names. */
export async function writeDownloads(
  out: string,
  readers: readonly Camera[],
  areasOf: (place: Camera) => PlaceAreas,
  { base, site }: DownloadsAbout,
): Promise<readonly string[]> {
  const areas = new Map<string, { readonly name: string; readonly readers: Camera[] }>();
  for (const [, id] of (await namesIn(out, FOLDER)).flatMap((name) => [/^readers-([A-Z-]+)\.csv$/.exec(name) ?? []])) {
    if (id !== undefined) areas.set(id, { name: id, readers: [] });
  }
  const put = (id: string, name: string, reader: Camera): void => {
    const area = areas.get(id);
    if (area === undefined || area.readers.length === 0) areas.set(id, { name, readers: [reader] });
    else area.readers.push(reader);
  };
  for (const reader of readers) {
    const { country, state } = areasOf(reader);
    if (country !== null) put(country, countryName(country), reader);
    if (state !== null) put(state.id, state.name, reader);
  }
  const written: string[] = [];
  for (const [id, area] of areas) {
    if (area.readers.length > MOST_READERS) continue;
    const about: ExportAbout = {
      title: `License plate readers in ${area.name}`,
      base,
      filter: `all that are mapped in ${area.name} (${id})`,
      count: area.readers.length,
      missing: '',
      address: site ?? 'https://www.openstreetmap.org/',
    };
    const files = Object.entries(FORMATS).map(([extension, open]): [string, string] => {
      const sink = open(about);
      sink.add(area.readers);
      return [`readers-${id}.${extension}`, sink.finish().join('')];
    });
    // oxlint-disable-next-line no-await-in-loop -- one area in memory at a time
    written.push(...(await writeMany(out, FOLDER, new Map(files))));
  }
  return written;
}
