import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { Note } from '../../../ui/parts/Message.tsx';
import type { Counted, Trip } from '../page/trips.ts';
import { canWeigh } from './askRouter.ts';
import type { RouterState } from './routerState.ts';

/** From one place to another by the deployer's router: who is told what stands above the button. */
export function RouterForm({ state }: { readonly state: RouterState }): preact.JSX.Element {
  const from = useSignal('');
  const to = useSignal('');
  const { host } = new URL(state.router.url);
  const step = state.step.value;
  const isReady = from.value.trim() !== '' && to.value.trim() !== '';
  const end = (label: string, text: typeof from): preact.JSX.Element => (
    <label class="labelled wide">
      {label}
      <input
        type="text"
        dir="auto"
        autocomplete="off"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
    </label>
  );
  return (
    <details>
      <summary>{t('route.router')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void state.find(from.peek(), to.peek());
        }}
      >
        {end(t('route.router.from'), from)}
        {end(t('route.router.to'), to)}
        <p>{t('route.router.told', { host })}</p>
        <div class="route-actions">
          <button type="submit" class="button secondary" disabled={!isReady || step.kind === 'asking'}>
            {t('route.router.ask', { host })}
          </button>
          {step.kind === 'asking' ? (
            <button type="button" class="button secondary" onClick={() => state.stop()}>
              {t('action.cancel')}
            </button>
          ) : null}
        </div>
      </form>
      <div role="status">
        {step.kind === 'asking' ? <p>{t('route.router.asking', { host })}</p> : null}
        {step.kind === 'none-fewer' ? <p>{t('route.router.noneFewer')}</p> : null}
      </div>
      {step.kind === 'refused' ? (
        <Note tone="warn">
          <p role="alert">{t(`route.router.refused.${step.why}`, { host })}</p>
        </Note>
      ) : null}
    </details>
  );
}

/** Asks the router again, for ways that pass fewer of the readers; null where it can't. */
export function FewerReaders({
  state,
  trip: { source },
  found,
}: {
  readonly state: RouterState;
  readonly trip: Trip;
  readonly found: Counted;
}): preact.JSX.Element | null {
  if (source.kind !== 'router' || found.facing === 0) return null;
  if (!canWeigh(state.router)) return <p class="muted small">{t('route.router.cantWeigh')}</p>;
  return (
    <>
      <button
        type="button"
        class="button secondary"
        disabled={state.step.value.kind === 'asking'}
        onClick={() => void state.findFewer(source, found)}
      >
        {t('route.router.fewer')}
      </button>
      <p class="muted small">
        {t('route.router.fewer.told', { host: new URL(state.router.url).host, count: found.facing })}
      </p>
    </>
  );
}
