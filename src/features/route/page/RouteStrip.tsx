import { t } from '../../../i18n/index.ts';
import { keyOf } from '../../../model/camera.ts';
import type { Counted } from './trips.ts';

/** Of the drawing's own units. */
const WIDTH = 1000;
const HEIGHT = 60;
const MIDDLE = HEIGHT / 2;

/** The route as a straight line with a mark a reader: above it those that face it, beneath it the others. The list says the same in words. */
export function RouteStrip({
  found,
  distance,
}: {
  readonly found: Counted;
  readonly distance: (metres: number) => string;
}): preact.JSX.Element | null {
  if (found.length === 0) return null;
  return (
    <figure class="route-strip" dir="ltr">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('route.strip', { count: found.readers.length })}
      >
        <line class="road" x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
        {found.readers.map(({ reader, at, faces }) => {
          const x = (at / found.length) * WIDTH;
          return (
            <line
              key={keyOf(reader)}
              class={faces === true ? 'facing' : 'other'}
              x1={x}
              x2={x}
              y1={MIDDLE}
              y2={faces === true ? 2 : HEIGHT - 10}
            />
          );
        })}
      </svg>
      <figcaption>
        <span>{distance(0)}</span>
        <span>{t('route.strip.about')}</span>
        <span>{distance(found.length)}</span>
      </figcaption>
    </figure>
  );
}
