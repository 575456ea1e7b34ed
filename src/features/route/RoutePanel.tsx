import { effect } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import { wait } from './router/wait.ts';
import { createAskOverpass } from '../../state/askOverpass.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Working } from '../../ui/parts/Working.tsx';
import { CompareRoutes } from './page/CompareRoutes.tsx';
import { RouteResults } from './page/RouteResults.tsx';
import { polylineOf } from './page/routeLink.ts';
import { routeOverlay } from './page/routeOverlay.ts';
import type { RouteState, Step } from './page/routeState.ts';
import { createRoutes } from './page/routeState.ts';
import { RouteRulesForm } from './page/RouteRulesForm.tsx';
import { ShareRoute } from './page/ShareRoute.tsx';
import { RouteSources } from './page/RouteSources.tsx';
import { createAskRouter } from './router/askRouter.ts';
import { FewerReaders, RouterForm } from './router/RouterForm.tsx';
import { routerSetting } from './router/routerSetting.ts';
import type { RouterState } from './router/routerState.ts';
import { createRouterState } from './router/routerState.ts';
import './route.css';

export { default as words } from './en.json';

export default function route(ctx: FeatureContext): FeatureParts {
  const state = createRoutes(ctx, createAskOverpass(ctx));
  // The route stays on the map beneath a reader that is looked at.
  effect(() => {
    const [trip, found] = [state.trips.value[state.shown.value], state.counted.value[state.shown.value]];
    const isThere = ctx.panel.list.value === 'route' && trip !== undefined && found !== undefined;
    ctx.overlays.set('route', isThere ? routeOverlay(trip.lines, found.readers, ctx.selection.select) : null);
  });
  followAddress(ctx, state);
  const setting = routerSetting(import.meta.env['VITE_ROUTER']);
  const ask =
    setting === null
      ? null
      : createAskRouter(setting, { fetch: (address, init) => fetch(address, init), now: () => Date.now(), wait });
  const router = setting === null || ask === null ? null : createRouterState(setting, ask, ctx, state);
  return { panel: () => <RoutePanel ctx={ctx} state={state} router={router} /> };
}

/** A link that has a route opens with it. */
function followAddress(ctx: FeatureContext, state: RouteState): void {
  let followed: string | null = null;
  effect(() => {
    const polyline = polylineOf(ctx.link.rest.value);
    if (polyline === null || polyline === followed) return;
    followed = polyline;
    void state.paste(polyline, 5, true);
    ctx.panel.open('route');
  });
}

interface Props {
  readonly ctx: FeatureContext;
  readonly state: RouteState;
  /** Null where the deployer has chosen none. */
  readonly router: RouterState | null;
}

/** A route, what it passes, and what of it nothing is known of. */
function RoutePanel({ ctx, state, router }: Props): preact.JSX.Element {
  const trip = state.trips.value[state.shown.value];
  const found = state.counted.value[state.shown.value];
  return (
    <section class="panel-content route" aria-label={t('route.title')}>
      <PanelHead onClose={() => ctx.panel.close('route')}>{t('route.title')}</PanelHead>
      <p>{t('route.what')}</p>
      <RouteSources state={state} />
      {router === null ? null : <RouterForm state={router} />}
      <StepWords state={state} />
      {state.trips.value.length > 1 ? <CompareRoutes ctx={ctx} state={state} /> : null}
      {trip === undefined || found === undefined ? null : (
        <>
          <RouteResults ctx={ctx} state={state} trip={trip} found={found} />
          {router === null ? null : <FewerReaders state={router} trip={trip} found={found} />}
          <RouteRulesForm state={state} />
          <ShareRoute key={trip.id} ctx={ctx} trip={trip} />
        </>
      )}
    </section>
  );
}

function StepWords({ state }: { readonly state: RouteState }): preact.JSX.Element {
  const step: Step = state.step.value;
  return (
    <Working
      busy={step.kind === 'loading' ? t('route.loading', { done: step.done, count: step.total }) : null}
      onStop={() => state.stop()}
      failure={step.kind === 'failed' ? step.failure : null}
      refused={step.kind === 'refused' ? <p role="alert">{t(`route.refused.${step.why}`)}</p> : null}
    />
  );
}
