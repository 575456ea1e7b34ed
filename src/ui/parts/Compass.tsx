import type { Sector } from '../../model/direction.ts';

const RADIANS = Math.PI / 180;
const REACH = 20;

/** A small compass with what the camera sees. Beside words, never instead of them. */
export function Compass({ sectors }: { readonly sectors: readonly Sector[] }): preact.JSX.Element {
  return (
    <svg class="compass" viewBox="-24 -24 48 48" aria-hidden="true" focusable="false">
      <circle class="compass-ring" r={REACH + 2} />
      <path class="compass-north" d="M0-22v5" />
      <Sights sectors={sectors} reach={REACH} dot={4} />
    </svg>
  );
}

/** What the camera sees, from the middle of a drawing so far out, and its dot. */
export function Sights({
  sectors,
  reach,
  dot,
}: {
  readonly sectors: readonly Sector[];
  readonly reach: number;
  /** Its radius. */
  readonly dot: number;
}): preact.JSX.Element {
  return (
    <>
      {sectors.map((sector) =>
        sector.width >= 360 ? (
          <circle key="all" class="compass-sight" r={reach} />
        ) : (
          <path key={`${sector.from}-${sector.width}`} class="compass-sight" d={wedge(sector, reach)} />
        ),
      )}
      <circle class={sectors.length === 0 ? 'compass-dot unknown' : 'compass-dot'} r={dot} />
    </>
  );
}

/** An SVG path from the middle out, so far: 0 is up, degrees go clockwise. */
function wedge({ from, width }: Sector, reach: number): string {
  const at = (degrees: number): string =>
    `${(reach * Math.sin(degrees * RADIANS)).toFixed(2)} ${(-reach * Math.cos(degrees * RADIANS)).toFixed(2)}`;
  return `M0 0L${at(from)}A${reach} ${reach} 0 ${width > 180 ? 1 : 0} 1 ${at(from + width)}Z`;
}
