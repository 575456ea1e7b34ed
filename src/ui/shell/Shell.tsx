import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';
import { AddButton } from './AddButton.tsx';
import { Dialogs, fetchAll, Panel } from './lazyParts.ts';
import { MapControls } from './MapControls.tsx';
import { Notices } from './Notices.tsx';
import { StatusPill } from './StatusPill.tsx';
import { TopBar } from './TopBar.tsx';
import { useBlockStartInset } from './useBlockStartInset.ts';

/** How long the map has the network to itself, ms, before the rest of the page is fetched. */
const QUIET = 1500;

/** The page around the map. */
export function Shell(): preact.JSX.Element {
  const { state, windows } = useApp();
  useBlockStartInset();
  useEffect(() => {
    const id = setTimeout(fetchAll, QUIET);
    return () => clearTimeout(id);
  }, []);
  const panelOpen =
    state.editor.step.value.kind !== 'idle' || state.selection.key.value !== null || state.selection.listOpen.value;
  return (
    <>
      <TopBar />
      <main class="stage">
        <div class="news">
          <StatusPill />
          <Notices />
        </div>
        <MapControls />
        <AddButton />
        {/* Once it is here it stays, so that it can bring the focus back. */}
        {panelOpen || Panel.loaded() ? <Panel /> : null}
        {windows.dialog.value === 'none' ? null : <Dialogs />}
      </main>
    </>
  );
}
