import { Failure } from '../../model/failure.ts';
import type { HotColumns } from '../../snapshot/fileColumns.ts';
import type { Manifest } from '../../snapshot/fileFormat.ts';
import { MANIFEST_NAME } from '../../snapshot/fileFormat.ts';
import { formatManifest, parseManifest } from '../../snapshot/manifest.ts';
import type { Overview } from '../../snapshot/overview.ts';
import { formatOverview, OVERVIEW_NAME, parseOverview } from '../../snapshot/overview.ts';
import { openSnapshot } from '../../snapshot/read.ts';
import type { Folder } from './journal.ts';
import type { Written } from './writeParquet.ts';

/** Draws the whole world by zoom, from what drawing needs of a snapshot. */
export type DrawWorld = (hot: HotColumns) => Overview['zooms'];

/**
 * Puts a snapshot in the place of the old one. The manifest comes last: until then the old one stands, whatever happens; an
 * overview of the new one beside it is true as well, and dated.
 * @param files that stay, besides the new one and the one before
 * @throws Failure where what lies on the disk isn't what was written
 */
export async function publish(
  folder: Folder,
  { manifest, bytes }: Written,
  files: readonly string[],
  draw: DrawWorld,
): Promise<void> {
  const old = await current(folder);
  await folder.write(manifest.file, bytes);
  const overview = await readBack(folder, manifest, draw);
  await folder.write(OVERVIEW_NAME, new TextEncoder().encode(overview));
  await folder.write(MANIFEST_NAME, new TextEncoder().encode(formatManifest(manifest)));
  // The last one stays: somebody may just be reading it. What a kill left half written goes too.
  const keep = new Set([manifest.file, old?.file, ...files]);
  const stale = (await folder.list()).filter((name) => {
    // A layer goes with the file that it is of.
    const of = /^(cameras-[\da-f]{16})(\.geo)?\.parquet(\.tmp)?$/.exec(name);
    return of !== null && (name.endsWith('.tmp') || !keep.has(`${of[1]}.parquet`));
  });
  await Promise.all(stale.map((name) => folder.remove(name)));
}

/** The manifest that stands, or null where there is none that can be read. */
async function current(folder: Folder): Promise<Manifest | null> {
  const bytes = await folder.read(MANIFEST_NAME);
  if (bytes === null) return null;
  try {
    return parseManifest(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Reads back from the disk, with the reader's own code, what will be served, and makes the overview of it. */
async function readBack(folder: Folder, manifest: Manifest, draw: DrawWorld): Promise<string> {
  const served = async (url: string): Promise<Response> => {
    if (url === MANIFEST_NAME) return new Response(formatManifest(manifest));
    return new Response(await folder.read(url));
  };
  const deps = {
    fetch: served,
    online: () => true,
    after: () => () => undefined,
    sha256: (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes),
  };
  const { signal } = new AbortController();
  const snapshot = await openSnapshot(deps, '', signal);
  if (snapshot === null) throw new Failure('bad-response', { said: 'There is no snapshot where it was written.' });
  const hot = await snapshot.hot({ signal });
  await snapshot.cold({ signal });
  const zooms = draw(hot);
  const overview = formatOverview({ ...manifest, zooms });
  const read = parseOverview(overview);
  for (const zoom of zooms.keys()) read.dots(zoom);
  return overview;
}
