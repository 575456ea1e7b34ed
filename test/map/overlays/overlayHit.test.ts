import { expect, test, vi } from 'vitest';
import { hitOverlays } from '../../../src/map/overlays/overlayHit.ts';
import type { Overlay } from '../../../src/state/overlays.ts';

/** A degree is a pixel, and north is up. */
const project = ({ lat, lon }: { readonly lat: number; readonly lon: number }) => ({ x: lon, y: -lat });
const at = (lat: number, lon: number) => ({ lat, lon });
const square = (side: number) => [at(side, -side), at(side, side), at(-side, side), at(-side, -side)];
const pick = vi.fn<(id: string) => void>();

function hit(overlays: Readonly<Record<string, Overlay>>, x: number, y: number): string | null {
  return hitOverlays(new Map(Object.entries(overlays)), { x, y }, 10, project)?.id ?? null;
}

test('a line is meant within reach of any of its segments', () => {
  const overlay: Overlay = { pick, lines: [{ role: 'subject', id: 'way', places: [at(0, 0), at(0, 50), at(50, 50)] }] };
  expect(hit({ overlay }, 25, 9)).toBe('way');
  expect(hit({ overlay }, 25, 11)).toBeNull();
  expect(hit({ overlay }, 58, -25)).toBe('way');
  expect(hit({ overlay }, -9, 0)).toBe('way');
  expect(hit({ overlay }, -11, 0)).toBeNull();
});

test('an area is meant anywhere within, except in its holes', () => {
  const overlay: Overlay = { pick, areas: [{ role: 'subject', id: 'park', rings: [square(50), square(20)] }] };
  expect(hit({ overlay }, 30, 0)).toBe('park');
  expect(hit({ overlay }, 0, 0)).toBeNull();
  expect(hit({ overlay }, 60, 0)).toBeNull();
});

test('the nearest of two points is meant, and a point before the area it stands in', () => {
  const points: Overlay = {
    pick,
    points: [
      { role: 'subject', id: 'a', place: at(0, 0) },
      { role: 'subject', id: 'b', place: at(0, 8) },
    ],
  };
  const area: Overlay = { pick, areas: [{ role: 'context', id: 'area', rings: [square(50)] }] };
  expect(hit({ points, area }, 1, 0)).toBe('a');
  expect(hit({ points, area }, 7, 0)).toBe('b');
  expect(hit({ points, area }, 40, 0)).toBe('area');
});

test('the newest overlay is on top', () => {
  const of = (id: string): Overlay => ({ pick, areas: [{ role: 'subject', id, rings: [square(9)] }] });
  expect(hit({ old: of('old'), recent: of('recent') }, 0, 0)).toBe('recent');
});

test('a shape without an id, or that nobody asks for, lets clicks through', () => {
  const areas = [{ role: 'subject', rings: [square(9)] }] as const;
  expect(hit({ nameless: { pick, areas } }, 0, 0)).toBeNull();
  expect(hit({ unasked: { areas: [{ ...areas[0], id: 'a' }] } }, 0, 0)).toBeNull();
});

test('picking tells whoever set the overlay which shape it was', () => {
  const overlay: Overlay = { pick, points: [{ role: 'selected', id: 'spot', place: at(0, 0) }] };
  hitOverlays(new Map([['mine', overlay]]), { x: 0, y: 0 }, 10, project)?.pick();
  expect(pick).toHaveBeenLastCalledWith('spot');
});
