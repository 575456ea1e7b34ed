import { expect, test, vi } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/formats/export/exportFormats.ts';
import { exporting } from '../../../src/features/export/index.ts';
import { writeFile } from '../../../src/features/export/writeFile.ts';
import { camera, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';

vi.stubGlobal('document', { location: { href: 'https://example.org/#map=12/40/-75' } });

async function written(id: 'geojson' | 'osm', scope: 'view' | 'known') {
  const way = { ...camera(3, 40, -75), type: 'way' as const };
  const { state, store } = startApp({ cameras: [camera(1, 40, -75), camera(2, 10, 10), way] });
  state.view.moved(viewAt(40, -75, 12));
  store().status({
    phase: { kind: 'failed', failure: { kind: 'timeout', details: {} }, retryAt: null },
    inView: 2,
    base: 5,
  });
  store().outlines.set('way/3', {
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  });
  const ctx = await state.contextOf(exporting, () => Promise.resolve([]));
  const format = EXPORT_FORMATS.find((each) => each.id === id);
  if (format === undefined) throw new Error(id);
  const file = await writeFile(ctx, scope, format, () => undefined, new AbortController().signal);
  state.close();
  if (typeof file === 'string') throw new Error(file);
  return { file, text: await file.blob.text() };
}

test('a view: what lies in it, ways as their shape, and what could not be loaded', async () => {
  const { file, text } = await written('geojson', 'view');
  const parsed: { features: { id: string; geometry: { type: string } }[]; missing: string } = JSON.parse(text);
  expect(file.count).toBe(2);
  expect(parsed.features.map(({ id, geometry }) => [id, geometry.type])).toEqual([
    ['node/1', 'Point'],
    ['way/3', 'LineString'],
  ]);
  expect(file.missing).not.toBe('');
  expect(parsed.missing).toBe(file.missing);
});

test('all that is known, as OpenStreetMap XML: a way is left out, and that is said', async () => {
  const { file, text } = await written('osm', 'known');
  expect(file.count).toBe(2);
  expect(text).not.toContain('<way');
  expect(file.missing).toContain('export.missing.notWhole');
});
