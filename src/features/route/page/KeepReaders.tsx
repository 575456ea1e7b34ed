import { EXPORT_FORMATS } from '../../../formats/export/exportFormats.ts';
import { formatNumber, t } from '../../../i18n/index.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { keepFile } from '../../../ui/parts/keepFile.ts';
import type { RouteState } from './routeState.ts';
import type { Counted } from './trips.ts';

const OFFERED = ['geojson', 'csv', 'gpx'] as const;

/** The readers along the route as a file, in the formats of every export. The route itself is not in it. */
export function KeepReaders({
  ctx,
  state,
  found,
}: {
  readonly ctx: FeatureContext;
  readonly state: RouteState;
  readonly found: Counted;
}): preact.JSX.Element | null {
  if (found.readers.length === 0) return null;
  const keep = async (id: (typeof OFFERED)[number]): Promise<void> => {
    const format = EXPORT_FORMATS.find((each) => each.id === id);
    if (format === undefined) return;
    const { threshold, angle, travel } = state.rules.peek();
    const share = formatNumber(Math.floor(found.share * 1000) / 1000, { style: 'percent', maximumFractionDigits: 1 });
    const sink = await format.open(
      {
        title: t('route.file.title'),
        base: found.base,
        filter: t('route.file.about', {
          facing: formatNumber(found.facing),
          near: formatNumber(found.near),
          unknown: formatNumber(found.unknown),
          metres: formatNumber(threshold),
          degrees: formatNumber(angle),
          travel: t(`route.rules.travel.${travel}`),
        }),
        count: found.readers.length,
        missing: found.share >= 1 ? '' : t('route.file.missing', { share }),
        address: ctx.config.servers[ctx.config.server].web,
      },
      new Map(),
    );
    sink.add(found.readers.map(({ reader }) => reader));
    const day = new Date(ctx.now.peek()).toISOString().slice(0, 10);
    keepFile(`readers-along-route-${day}.${format.id}`, format.mediaType, sink.finish());
  };
  return (
    <div class="route-actions">
      {OFFERED.map((id) => (
        <button key={id} type="button" class="button secondary" onClick={() => void keep(id)}>
          {t('route.keep', { format: t(`route.keep.${id}`) })}
        </button>
      ))}
    </div>
  );
}
