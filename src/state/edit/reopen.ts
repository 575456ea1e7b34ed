import type { QueueState } from '../types.ts';
import type { Editing, Opening } from './editingContext.ts';
import { changeOf, show } from './uploadDraft.ts';

/**
 * In step `opening`: goes straight to what is to be decided of the open draft. What someone else did is asked for anew,
 * since they may have gone on; nothing is sent. `before` is how it fared in the queue.
 */
export async function reopen(of: Editing, mine: Opening, before: QueueState | undefined): Promise<void> {
  const { drafting, progress } = of;
  const draft = drafting.draft.peek();
  if (draft === null) return;
  const isMine = (): boolean => drafting.step.peek() === mine && drafting.draft.peek()?.id === draft.id;
  if (before?.kind === 'nearby') {
    await show(of, draft, { kind: 'twins', cameras: before.cameras });
  } else {
    const { uploader } = await of.account.writing();
    const outcome = await uploader.look(changeOf(draft));
    if (!isMine()) return;
    // They have taken it back themselves: it may go as it was reviewed.
    if (outcome === null) drafting.step.value = { kind: 'reviewing' };
    else await show(of, draft, outcome);
  }
  // Told by the step from now on.
  progress.value = new Map([...progress.peek()].filter(([id]) => id !== draft.id));
}
