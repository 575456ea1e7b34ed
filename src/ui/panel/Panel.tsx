import '../../i18n/later.ts';
import { useEffect, useRef } from 'preact/hooks';
import '../../styles/ui/editing.css';
import { Adding } from '../edit/EditPanels.tsx';
import type { Side } from '../context.ts';
import { useApp } from '../context.ts';
import { ChangesPanel } from '../edit/ChangesPanel.tsx';
import { HistoryPanel } from '../edit/HistoryPanel.tsx';
import { CameraPanel } from './CameraPanel.tsx';
import { ListPanel } from './ListPanel.tsx';
import { Sheet } from './Sheet.tsx';
import { useEscape } from './useEscape.ts';

type Content = 'none' | 'opening' | 'placing' | 'form' | 'saved' | 'changes' | 'history' | 'camera' | 'list';

/** What is open beside the map: at a time one thing. */
export function Panel(): preact.JSX.Element {
  const { state, windows } = useApp();
  const content = contentOf(
    state.editor.step.value.kind,
    windows.side.value.kind,
    state.selection.key.value !== null,
    state.selection.listOpen.value,
  );
  useFocusInAndBack(content);
  useEffect(() => {
    if (content !== 'none') windows.rest.value = 'half';
  }, [content, windows.rest]);
  const { key } = state.selection;
  useEffect(() => {
    // Another camera was asked for.
    if (key.value !== null) windows.side.value = { kind: 'none' };
  }, [key.value, windows.side]);
  useEscape(() => {
    if (content === 'none') return false;
    if (content === 'changes' || content === 'history') windows.side.value = { kind: 'none' };
    else if (content === 'camera') state.selection.select(null);
    else if (content === 'list') state.selection.openList(false);
    else state.editor.close();
    return true;
  });
  return (
    <Sheet content={content}>
      {content === 'changes' ? <ChangesPanel /> : null}
      {content === 'history' ? <HistoryPanel /> : null}
      {content === 'camera' ? <CameraPanel /> : null}
      {content === 'list' ? <ListPanel /> : null}
      <Adding />
    </Sheet>
  );
}

function contentOf(step: string, side: Side['kind'], selected: boolean, listOpen: boolean): Content {
  if (step === 'opening' || step === 'placing' || step === 'saved') return step;
  if (step !== 'idle') return 'form';
  if (side !== 'none') return side;
  if (selected) return 'camera';
  return listOpen ? 'list' : 'none';
}

/**
 * Moves the focus to the start of what opens, and back to where it came from when the panel closes.
 * A panel that is there from the first (a permalink) leaves the focus alone.
 */
function useFocusInAndBack(content: Content): void {
  const before = useRef<Content | null>(null);
  const origin = useRef<Element | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = content;
    const active = document.activeElement;
    const inPanel = active?.closest('.panel') !== null;
    if (content === 'none') {
      if (last === null || last === 'none') return;
      if (active === document.body || inPanel) giveBack(origin.current);
      origin.current = null;
      return;
    }
    const fromNothing = last === null || last === 'none';
    // What else opens was pressed for, by a button that may be hidden before this part of the page has come.
    if (last === null && active === document.body && content === 'camera') return;
    // What was pressed may be hidden by now, and the focus with it.
    if (fromNothing && !inPanel) origin.current = active === document.body ? null : active;
    document.querySelector<HTMLElement>('.panel [data-start]')?.focus();
  }, [content]);
}

/** To the origin if it is still to be seen; else to the main action, else to the map. */
function giveBack(origin: Element | null): void {
  const targets = [origin, document.querySelector('#add-camera'), document.querySelector('#map')];
  for (const target of targets) {
    if (target instanceof HTMLElement && target.isConnected && target.checkVisibility()) {
      target.focus();
      if (document.activeElement === target) return;
    }
  }
}
