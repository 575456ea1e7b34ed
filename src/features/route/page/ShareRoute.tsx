import { useSignal } from '@preact/signals';
import { formatDistance, t } from '../../../i18n/index.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { Copy } from '../../../ui/parts/Copy.tsx';
import { keepFile } from '../../../ui/parts/keepFile.ts';
import { encodePolyline } from '../read/polyline.ts';
import { cutEnds } from '../read/cutEnds.ts';
import { withPolyline } from './routeLink.ts';
import type { Lines, Trip } from './trips.ts';

/** Metres that are cut from each end unless a person wants them in. */
const CUT = 300;
/** Characters of an encoded route that still fit into a link that others pass on. */
const MOST = 2000;

/** A link or a file with the route: only when it is ticked, and without its ends unless they are wanted. */
export function ShareRoute({ ctx, trip }: { readonly ctx: FeatureContext; readonly trip: Trip }): preact.JSX.Element {
  const isWanted = useSignal(false);
  const isCut = useSignal(true);
  const distance = formatDistance(CUT, ctx.settings.units.value);
  return (
    <details>
      <summary>{t('route.share')}</summary>
      <label class="check">
        <input
          type="checkbox"
          checked={isWanted.value}
          onChange={({ currentTarget }) => {
            isWanted.value = currentTarget.checked;
          }}
        />
        <span>
          {t('route.share.with')} <strong>{t('route.share.warning')}</strong>
        </span>
      </label>
      {isWanted.value ? (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={isCut.value}
              onChange={({ currentTarget }) => {
                isCut.value = currentTarget.checked;
              }}
            />
            <span>{t('route.share.cut', { distance })}</span>
          </label>
          <Shared lines={sharedLines(trip.lines, isCut.value)} />
        </>
      ) : null}
    </details>
  );
}

/** The ends of the whole are cut, and those of each of its segments: each may be a stop. */
function sharedLines(lines: Lines, isCut: boolean): Lines {
  return lines.map((line) => cutEnds(line, isCut ? CUT : 0)).filter((line) => line.length > 1);
}

function Shared({ lines }: { readonly lines: Lines }): preact.JSX.Element {
  const [line] = lines;
  if (line === undefined) return <p role="status">{t('route.share.short')}</p>;
  const polyline = lines.length === 1 ? encodePolyline(line, 5) : null;
  if (polyline === null || polyline.length > MOST) {
    const coordinates = lines.map((each) => each.map(({ lat, lon }) => [lon, lat]));
    const file = JSON.stringify({ type: 'MultiLineString', coordinates });
    return (
      <div class="route-actions">
        <p>{t('route.share.long')}</p>
        <button
          type="button"
          class="button secondary"
          onClick={() => keepFile('route.geojson', 'application/geo+json', [file])}
        >
          {t('route.share.file')}
        </button>
      </div>
    );
  }
  const address = withPolyline(location.href, polyline);
  return (
    <div class="route-actions">
      <label class="labelled wide">
        {t('route.share.link')}
        <input type="text" dir="ltr" readOnly value={address} onFocus={({ currentTarget }) => currentTarget.select()} />
      </label>
      <Copy label={t('route.share.copy')} text={() => address} />
    </div>
  );
}
