import './elsewhere.css';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Out } from '../../ui/parts/Link.tsx';
import { useKeepFocus } from '../../ui/parts/useKeepFocus.ts';
import { deflockAddress, editorsOf, geoAddress, josmAddress, osmchaAddress } from './addresses.ts';
import { JosmButton } from './JosmButton.tsx';

export { default as words } from './en.json';

export default function elsewhere(ctx: FeatureContext): FeatureParts {
  return { panel: () => <ElsewherePanel ctx={ctx} /> };
}

function ElsewherePanel({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { panel, selection } = ctx;
  const selected = selection.selected.value;
  const self = useKeepFocus<HTMLElement>();
  return (
    <section class="panel-content elsewhere" aria-label={t('elsewhere.title')} ref={self}>
      <PanelHead onClose={() => panel.close('elsewhere')}>{t('elsewhere.title')}</PanelHead>
      {selected.kind === 'found' ? (
        <Ways key={selected.key} ctx={ctx} camera={selected.camera} />
      ) : (
        <p>{t('elsewhere.noReader')}</p>
      )}
    </section>
  );
}

function Ways({ ctx, camera }: { readonly ctx: FeatureContext; readonly camera: Camera }): preact.JSX.Element {
  const { id, web } = ctx.server.server.value;
  const isLive = id === 'live';
  const deflock = isLive ? deflockAddress(camera) : null;
  return (
    <>
      <p>{t('elsewhere.about')}</p>
      <h3>{t('elsewhere.editors')}</h3>
      <ul class="links">
        {editorsOf(camera, web, isLive).map(({ name, href }) => (
          <li key={name}>
            <Out href={href}>{t('elsewhere.in', { name })}</Out>
          </li>
        ))}
      </ul>
      {isLive ? <JosmButton fetch={ctx.fetch} address={josmAddress(camera)} /> : null}
      <h3>{t('elsewhere.apps')}</h3>
      <ul class="links">
        <li>
          <a href={geoAddress(camera)}>{t('elsewhere.geo')}</a>
        </li>
        {deflock === null ? null : (
          <li>
            <a href={deflock}>{t('elsewhere.deflock')}</a>
          </li>
        )}
      </ul>
      {isLive ? <LastChange ctx={ctx} camera={camera} /> : null}
    </>
  );
}

/** Overpass does not tell the changeset: OpenStreetMap is asked for it by a click. */
function LastChange({ ctx, camera }: { readonly ctx: FeatureContext; readonly camera: Camera }): preact.JSX.Element {
  const step = useSignal<number | 'idle' | 'asking' | 'failed'>('idle');
  const ask = async (): Promise<void> => {
    step.value = 'asking';
    const versions = await ctx.history(keyOf(camera));
    step.value = versions instanceof Failure ? 'failed' : (versions[0]?.changeset ?? 'failed');
  };
  const now = step.value;
  return (
    <>
      <h3>{t('elsewhere.history')}</h3>
      <div role="status">
        {now === 'asking' || now === 'failed' ? <p>{t(`elsewhere.osmcha.${now}`)}</p> : null}
        {typeof now === 'number' ? <Out href={osmchaAddress(now)}>{t('elsewhere.osmcha')}</Out> : null}
      </div>
      {typeof now === 'number' ? null : (
        <button
          type="button"
          class="button secondary"
          aria-disabled={now === 'asking'}
          onClick={() => {
            if (now !== 'asking') void ask();
          }}
        >
          {t('elsewhere.osmcha.find')}
        </button>
      )}
    </>
  );
}
