import type { Place } from '../../../model/place.ts';
import type { Overlay, OverlayPoint } from '../../../state/overlays.ts';
import type { Area } from '../area/readArea.ts';
import type { GateSummary } from './summary.ts';

export type GateFilter = 'all' | 'watched' | 'gaps';

/** Gates of a kind, with their number in the whole list. */
export function gatesOf(
  gates: readonly GateSummary[],
  filter: GateFilter,
): readonly (readonly [number, GateSummary])[] {
  const numbered = gates.map((gate, index) => [index + 1, gate] as const);
  return numbered.filter(([, { facing }]) => filter === 'all' || facing.length > 0 === (filter === 'watched'));
}

/** The border, and the gates with their numbers: those without a mapped reader that faces them stand out by their shape's role. */
export function coverageOverlay(
  area: Area,
  gates: readonly (readonly [number, GateSummary])[],
  { chosen, pick }: { readonly chosen: number | null; readonly pick: (gate: number) => void },
): Overlay {
  const onOneWorld = (place: Place): Place => {
    const first = area[0]?.[0]?.[0] ?? place;
    return { lat: place.lat, lon: place.lon - Math.round((place.lon - first.lon) / 360) * 360 };
  };
  const points = gates.map(([number, { place, facing }]): OverlayPoint => ({
    role: number === chosen ? 'selected' : facing.length > 0 ? 'subject' : 'context',
    place: onOneWorld(place),
    id: String(number),
    label: String(number),
  }));
  return {
    areas: area.map((rings) => ({ role: 'context', rings: rings.map((ring) => ring.map(onOneWorld)) })),
    points,
    pick: (id) => pick(Number(id)),
  };
}
