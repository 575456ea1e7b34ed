import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import '../../styles/ui/editing.css';
import { useApp } from '../context.ts';
import { ChangesPanel } from '../edit/ChangesPanel.tsx';
import { Adding } from '../edit/EditPanels.tsx';
import { focusWanted } from '../edit/focusField.ts';
import { Sketching } from '../edit/Sketching.tsx';
import '../laterWords.ts';
import { ReaderPanel } from './ReaderPanel.tsx';
import { Sheet } from './Sheet.tsx';
import type { Rest } from './useDrag.ts';
import { useEscape } from './useEscape.ts';

/** What is open beside the map: at a time one thing, which `state/panel.ts` decides. */
export function Panel(): preact.JSX.Element {
  const { state, features } = useApp();
  const { panel } = state;
  const content = panel.shown.value?.id ?? 'none';
  const Feature = features.find(({ id }) => id === content)?.parts.panel;
  const rest = useSignal<Rest>('half');
  useFocusInAndBack(content, Feature?.loaded() ?? true);
  useEffect(() => {
    if (content !== 'none') rest.value = 'half';
  }, [content, rest]);
  useEscape(() => {
    if (panel.shown.peek() === null) return false;
    panel.close();
    return true;
  });
  return (
    <Sheet content={content} rest={rest}>
      {content === 'changes' ? <ChangesPanel /> : null}
      {content === 'reader' ? <ReaderPanel /> : null}
      {content === 'sketch' ? <Sketching /> : null}
      {Feature === undefined ? null : <Feature key={content} />}
      <Adding />
    </Sheet>
  );
}

/**
 * Moves the focus to the start of what opens, and back to where it came from when the panel closes.
 * A panel that is there from the first (a permalink) leaves the focus alone.
 */
function useFocusInAndBack(content: string, loaded: boolean): void {
  const before = useRef<string | null>(null);
  const origin = useRef<Element | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = content;
    const active = document.activeElement;
    const inPanel = active?.closest('.panel') !== null;
    if (last === content) {
      // What opened then has come now, unless somebody has gone on meanwhile.
      if (loaded && (active === document.body || active === origin.current || inPanel)) focusStart();
      return;
    }
    if (content === 'none') {
      if (last === null || last === 'none') return;
      if (active === document.body || inPanel) giveBack(origin.current);
      origin.current = null;
      return;
    }
    const fromNothing = last === null || last === 'none';
    // What else opens was pressed for, by a button that may be hidden before this part of the page has come.
    if (last === null && active === document.body && content === 'reader') return;
    // What was pressed may be hidden by now, and the focus with it.
    if (fromNothing && !inPanel) origin.current = active === document.body ? null : active;
    focusStart();
  }, [content, loaded]);
}

function focusStart(): void {
  if (!focusWanted()) document.querySelector<HTMLElement>('.panel [data-start]')?.focus();
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
