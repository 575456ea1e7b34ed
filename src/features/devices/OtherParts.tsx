import { effect, signal } from '@preact/signals';
import { OTHER_DEVICES } from '../../catalog/otherDevices.ts';
import { failureMessage } from '../../i18n/failureMessage.ts';
import { formatDistance } from '../../i18n/formatMeasures.ts';
import { t } from '../../i18n/index.ts';
import { keyOf } from '../../model/camera.ts';
import { cardinalOf } from '../../model/compass.ts';
import { bearingTo } from '../../model/segment.ts';
import { createAskOverpass } from '../../state/askOverpass.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { TagTable } from '../../ui/panel/TagTable.tsx';
import { Out } from '../../ui/parts/Link.tsx';
import { FailureWords, Note } from '../../ui/parts/Message.tsx';
import type { Other } from './findOthers.ts';
import { MOST, nearestOther } from './findOthers.ts';
import type { OthersState } from './devicesState.ts';
import { createOthers, LEAST_ZOOM } from './devicesState.ts';

export { default as words } from './en.json';

export default function devices(ctx: FeatureContext): FeatureParts {
  const state = createOthers(ctx, createAskOverpass(ctx));
  const picked = signal<Other | null>(null);
  effect(() => {
    const found = state.others.value;
    const pick = (id: string): void => {
      picked.value = found.find(({ object }) => keyOf(object) === id) ?? null;
      if (picked.value !== null) ctx.panel.open('devices');
    };
    const points = found.map(({ object }) => ({
      role: 'context' as const,
      id: keyOf(object),
      place: { lat: object.lat, lon: object.lon },
    }));
    ctx.overlays.set('devices', points.length === 0 ? null : { points, pick });
  });
  return {
    layers: () => <OtherChoice ctx={ctx} state={state} />,
    placing: () => <Beside ctx={ctx} state={state} />,
    panel: () => <OtherPanel ctx={ctx} other={picked.value} />,
  };
}

/** Which of them are shown. */
function OtherChoice({
  ctx: { view },
  state,
}: {
  readonly ctx: Pick<FeatureContext, 'view'>;
  readonly state: OthersState;
}): preact.JSX.Element {
  const status = state.status.value;
  const count = state.others.value.length;
  return (
    <fieldset class="choice">
      <legend>{t('devices.title')}</legend>
      {OTHER_DEVICES.map(({ id }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={state.kinds.value.has(id)}
            onChange={({ currentTarget }) => state.choose(id, currentTarget.checked)}
          />
          <span>{t(`devices.${id}`)}</span>
        </label>
      ))}
      <div role="status" class="small muted">
        {status.kind === 'reading' ? <p>{t('devices.reading')}</p> : null}
        {status.kind === 'shown' ? (
          <p>{t(status.cut ? 'devices.some' : 'devices.shown', { count: status.cut ? MOST : count })}</p>
        ) : null}
        {status.kind === 'failed' ? (
          <FailureWords message={failureMessage(status.failure, 'opening')} said={status.failure.details.said} />
        ) : null}
      </div>
      {status.kind === 'far' ? (
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            const now = view.view.peek();
            if (now !== null) view.go(now.centre, LEAST_ZOOM);
          }}
        >
          {t('devices.far')}
        </button>
      ) : null}
      {status.kind === 'failed' ? (
        <button type="button" class="button secondary" onClick={() => state.retry()}>
          {t('devices.retry')}
        </button>
      ) : null}
    </fieldset>
  );
}

/** While placing: one that stands so near that it may be taken for a reader, or be one that is tagged as something else. */
function Beside({
  ctx: { editor, settings },
  state,
}: {
  readonly ctx: Pick<FeatureContext, 'editor' | 'settings'>;
  readonly state: OthersState;
}): preact.JSX.Element | null {
  const draft = editor.draft.value;
  const near = draft === null ? null : nearestOther(state.others.value, draft.place);
  return (
    <div role="status">
      {draft === null || near === null ? null : (
        <Note tone="plain">
          <p>
            {t('devices.near', {
              what: t(`devices.${near.other.kind}.one`),
              distance: formatDistance(near.metres, settings.units.value),
              point: t(
                `cardinal.${cardinalOf(Math.round((bearingTo(draft.place, near.other.object) ?? 0) / 45) * 45)}`,
              ),
            })}
          </p>
          <TagTable tags={near.other.object.tags} />
        </Note>
      )}
    </div>
  );
}

function OtherPanel({
  ctx: { panel, server },
  other,
}: {
  readonly ctx: Pick<FeatureContext, 'panel' | 'server'>;
  readonly other: Other | null;
}): preact.JSX.Element | null {
  if (other === null) return null;
  return (
    <section class="panel-content" aria-label={t('devices.title')}>
      <PanelHead onClose={() => panel.close('devices')}>{t(`devices.${other.kind}.one`)}</PanelHead>
      <p>{t('devices.about')}</p>
      <TagTable tags={other.object.tags} />
      <p>
        <Out href={`${server.server.value.web}/${keyOf(other.object)}`}>{t('devices.open')}</Out>
      </p>
    </section>
  );
}
