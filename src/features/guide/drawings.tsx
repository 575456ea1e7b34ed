import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/index.ts';

/** In the order of the guide. */
export const MAKERS_DRAWN = ['flock', 'motorola', 'genetec', 'leonardo', 'axis', 'unknown'] as const;
/** What looks alike and is something else. */
export const OTHERS_DRAWN = ['traffic', 'redlight', 'speed', 'cctv'] as const;
export type Drawn = (typeof MAKERS_DRAWN)[number] | (typeof OTHERS_DRAWN)[number];

/** A pole, from a height down to the ground. */
function pole(x: number, from: number, width = 4): ComponentChildren {
  return <path class="guide-pole" d={`M${x - width / 2} ${from}h${width}V118h${-width}z`} />;
}

/** An arm that reaches over the lanes. */
const ARM = <path class="guide-pole" d="M16 28h72v5H21v85h-5z" />;

/** Own drawings on a field of 96 by 120, in the colors of the page. */
const DRAWINGS: Readonly<Record<Drawn, ComponentChildren>> = {
  flock: (
    <>
      {pole(48, 30, 3)}
      <path class="guide-panel" d="m26 26 34-14 10 12-34 14z" />
      <path class="guide-line" d="m37.300 21.300 10 12m1.300-16.600 10 12" />
      <rect class="guide-dark" x="34" y="46" width="22" height="16" rx="6" />
      <circle class="guide-lens" cx="40" cy="54" r="4" />
    </>
  ),
  motorola: (
    <>
      {ARM}
      <path class="guide-pole" d="M58 33h4v8h-4z" />
      <rect class="guide-light" x="40" y="40" width="40" height="22" rx="3" />
      <rect class="guide-dark" x="44" y="44" width="32" height="14" rx="2" />
      <circle class="guide-lens" cx="53" cy="51" r="4.500" />
      <circle class="guide-lens" cx="67" cy="51" r="4.500" />
    </>
  ),
  genetec: (
    <>
      {pole(48, 54)}
      <path class="guide-light" d="M22 26h54v6H22z" />
      <rect class="guide-light" x="28" y="30" width="40" height="26" rx="4" />
      <circle class="guide-dark" cx="48" cy="43" r="11" />
      <circle class="guide-ring" cx="48" cy="43" r="8" />
      <circle class="guide-lens" cx="48" cy="43" r="4" />
    </>
  ),
  leonardo: (
    <>
      <path class="guide-pole" d="M4 26h88v6H4z" />
      {[26, 68].map((x) => (
        <g key={x}>
          <path class="guide-pole" d={`M${x - 2} 32h4v8h-4z`} />
          <rect class="guide-light" x={x - 15} y="39" width="30" height="30" rx="5" />
          <path class="guide-line" d={`M${x - 18} 45h3m-3 6h3m-3 6h3m-3 6h3M${x + 15} 45h3m-3 6h3m-3 6h3m-3 6h3`} />
          <circle class="guide-dark" cx={x} cy="54" r="10" />
          <circle class="guide-lens" cx={x} cy="54" r="4" />
        </g>
      ))}
    </>
  ),
  axis: (
    <>
      {pole(70, 40)}
      <path class="guide-pole" d="M50 56h18v4H50z" />
      <path class="guide-light" d="m10 34 62 8v5L10 40z" />
      <path class="guide-light" d="m14 41 52 7v12l-52-6z" />
      <path class="guide-dark" d="m11 40 6 1v14l-6-1z" />
    </>
  ),
  unknown: (
    <>
      {pole(48, 60)}
      <rect class="guide-light" x="22" y="32" width="30" height="28" rx="3" />
      <circle class="guide-dark" cx="37" cy="46" r="9" />
      <circle class="guide-lens" cx="37" cy="46" r="4" />
      <rect class="guide-light" x="55" y="36" width="20" height="20" rx="3" />
      <path
        class="guide-dots"
        d="M60 41h.1m4.900 0h.1m4.900 0h.1M60 46h.1m4.900 0h.1m4.900 0h.1M60 51h.1m4.900 0h.1m4.900 0h.1"
      />
    </>
  ),
  traffic: (
    <>
      {ARM}
      <path class="guide-pole" d="M66 14h3v14h-3z" />
      <path class="guide-light" d="m54 10 22 6-2 8-22-6z" />
      <rect class="guide-dark" x="56" y="36" width="22" height="54" rx="5" />
      <circle class="guide-red" cx="67" cy="46" r="6" />
      <circle class="guide-ring" cx="67" cy="63" r="6" />
      <circle class="guide-ring" cx="67" cy="80" r="6" />
    </>
  ),
  redlight: (
    <>
      {pole(34, 54, 6)}
      {pole(74, 44)}
      <rect class="guide-light" x="16" y="22" width="36" height="34" rx="3" />
      <circle class="guide-dark" cx="34" cy="39" r="11" />
      <circle class="guide-lens" cx="34" cy="39" r="5" />
      <rect class="guide-light" x="63" y="26" width="22" height="20" rx="2" />
      <path class="guide-flash" d="m76 29-7 8h5l-3 7 8-9h-5z" />
    </>
  ),
  speed: (
    <>
      <rect class="guide-light" x="28" y="26" width="40" height="92" rx="6" />
      <rect class="guide-dark" x="34" y="34" width="28" height="20" rx="3" />
      <rect class="guide-dark" x="34" y="60" width="28" height="20" rx="3" />
      <circle class="guide-lens" cx="48" cy="44" r="5" />
      <circle class="guide-lens" cx="48" cy="70" r="5" />
    </>
  ),
  cctv: (
    <>
      {pole(22, 22)}
      <path class="guide-pole" d="M22 22h34v4H22z" />
      <path class="guide-pole" d="M52 26h4v12h-4z" />
      <path class="guide-light" d="M38 38h32v10H38z" />
      <path class="guide-dark" d="M40 48h28a14 14 0 0 1-28 0z" />
      <circle class="guide-lens" cx="54" cy="54" r="4" />
    </>
  ),
};

/** A drawing; its text alternative is what stands beside it. */
export function Drawing({ of }: { readonly of: Drawn }): preact.JSX.Element {
  return (
    <svg class="guide-drawing" viewBox="0 0 96 120" role="img" aria-label={t(`guide.${of}.text`)}>
      {DRAWINGS[of]}
      <path class="guide-ground" d="M2 118h92" />
    </svg>
  );
}
