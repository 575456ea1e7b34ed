import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal, untracked } from '@preact/signals';
import type { CameraKey } from '../model/camera.ts';
import type { FeatureFacts } from './featureFacts.ts';
import type { EditorStep } from './edit/step.ts';
import type { SelectionState } from './selection.ts';

/** Panels of the core; every other id is a feature's. */
export type CorePanel = 'opening' | 'placing' | 'form' | 'saved' | 'sketch' | 'reader' | 'changes';

/** What the panel shows. */
export interface Shown {
  readonly id: string;
  /** The reader that it is about, where it is about one. */
  readonly subject: CameraKey | null;
}

/** What is open beside the map (a panel, at a time one) and over it (a dialog). */
export interface PanelState {
  /** Decided here and nowhere else: the editor before a panel that was opened, that before the selected reader, that before a list. */
  readonly shown: ReadonlySignal<Shown | null>;
  /** The list that the selected reader is gone back from, or that is shown; null where there is none. */
  readonly list: ReadonlySignal<string | null>;
  /** Opens a panel: a list in place of the selected reader, any other over it. */
  open(id: string, subject?: CameraKey): void;
  /** Opens the list of the readers in view. False where no feature has one. */
  openList(): boolean;
  /** Closes what is shown, or the panel that is named. The editor keeps what was typed. */
  close(id?: string): void;
  /** The feature whose dialog is open. */
  readonly dialog: ReadonlySignal<string | null>;
  openDialog(id: string): void;
  closeDialog(): void;
  /** Learns of features beside those that it was made with. */
  plug(features: readonly FeatureFacts[]): void;
}

/** Follows the editor and the selection. */
export function createPanel(
  first: readonly FeatureFacts[],
  { key, select }: Pick<SelectionState, 'key' | 'select'>,
  editor: { readonly step: ReadonlySignal<EditorStep>; close(): void },
): PanelState & { stop(): void } {
  let features = first;
  const list = signal<string | null>(null);
  const over = signal<Shown | null>(null);
  const dialog = signal<string | null>(null);

  const shown = computed((): Shown | null => {
    const screen = screenOf(editor.step.value);
    if (screen !== null) return { id: screen, subject: null };
    if (over.value !== null) return over.value;
    if (key.value !== null) return { id: 'reader', subject: key.value };
    return list.value === null ? null : { id: list.value, subject: null };
  });
  // Another reader was asked for.
  const stop = effect(() => {
    if (key.value === null) return;
    untracked(() => {
      over.value = null;
      if (editor.step.peek().kind === 'saved') editor.close();
    });
  });

  const open = (id: string, subject: CameraKey | null): void => {
    // What was asked for is shown: a form gives way, and its draft is kept.
    if (screenOf(editor.step.peek()) !== null) editor.close();
    if (features.some((feature) => feature.id === id && feature.isList === true)) {
      over.value = null;
      list.value = id;
      select(null);
    } else over.value = { id, subject };
  };
  return {
    shown,
    list,
    open: (id, subject) => open(id, subject ?? null),
    openList() {
      const found = features.find(({ isList }) => isList);
      if (found !== undefined) open(found.id, null);
      return found !== undefined;
    },
    close(id = shown.peek()?.id) {
      if (id === undefined) return;
      if (over.peek()?.id === id) over.value = null;
      else if (list.peek() === id) list.value = null;
      else if (id === 'reader') select(null);
      else if (screenOf(editor.step.peek()) === id) {
        // What was done is done: back to the map, not to a reader that may be gone.
        if (id === 'saved') select(null);
        editor.close();
      }
    },
    dialog,
    openDialog(id) {
      dialog.value = id;
    },
    closeDialog() {
      dialog.value = null;
    },
    plug(more) {
      features = [...features, ...more];
    },
    stop,
  };
}

/** The editor's screen, or null while nothing is added or changed. */
function screenOf({ kind }: EditorStep): CorePanel | null {
  if (kind === 'idle') return null;
  return kind === 'opening' || kind === 'placing' || kind === 'saved' ? kind : 'form';
}
