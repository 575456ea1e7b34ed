import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';
import type { Feature } from '../feature.ts';
import { AddButton } from './AddButton.tsx';
import { watcher } from './earlyChanges.ts';
import { fetchAll, Panel, WholeMap } from './lazyParts.ts';
import { MapControls } from './MapControls.tsx';
import { Notices } from './Notices.tsx';
import { StatusPill } from './StatusPill.tsx';
import { TopBar } from './TopBar.tsx';
import { useBlockStartInset } from './useBlockStartInset.ts';

/** How long the map has the network to itself, ms, before the rest of the page is fetched. */
const QUIET = 1500;

/** What only opens from the menu is fetched when it is asked for: most visits never do. */
const isAtHand = ({ field, starts, buttons = [] }: Feature): boolean =>
  field !== undefined || starts !== undefined || buttons.length === 0 || buttons.some(({ at }) => at !== 'menu');

/** The page around the map. */
export function Shell(): preact.JSX.Element {
  const app = useApp();
  const { state, features } = app;
  useBlockStartInset();
  useEffect(() => {
    watcher.observe(document.body, { subtree: true, childList: true });
    app.fetchFeatures();
    const id = setTimeout(fetchAll, QUIET);
    return () => clearTimeout(id);
  }, [app]);
  useEffect(() => {
    const id = setTimeout(() => {
      for (const feature of features) if (isAtHand(feature)) feature.preload();
    }, QUIET);
    return () => clearTimeout(id);
  }, [features]);
  const dialog = state.panel.dialog.value;
  const Dialog = features.find(({ id }) => id === dialog)?.parts.dialog;
  return (
    <>
      <TopBar />
      <main class="stage">
        <div class="news">
          <StatusPill />
          <Notices />
        </div>
        <MapControls />
        {state.link.embed ? <WholeMap /> : <AddButton />}
        {/* Once it is here it stays, so that it can bring the focus back. */}
        {state.panel.shown.value !== null || Panel.loaded() ? <Panel /> : null}
        {Dialog === undefined ? null : <Dialog />}
      </main>
    </>
  );
}
