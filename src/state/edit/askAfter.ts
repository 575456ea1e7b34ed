import { computed, effect, signal } from '@preact/signals';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import type { EditingContext } from './editingContext.ts';
import { lookAgain } from './uploadQueue.ts';

/** Pauses between the looks, ms; the last one for ever after. Each look is several questions, with pauses of their own. */
const PAUSES = [5_000, 30_000, 60_000, 120_000, 300_000];

/**
 * Asks by itself what became of changes that may have arrived: after an upload that was not answered, and after a reload.
 * It sends none of them. Returns the way to stop.
 */
export function askAfter(ctx: EditingContext): () => void {
  const { account, drafts, env, uploading } = ctx;
  const looks = signal(0);
  let cancel = (): void => undefined;
  const open = computed(() =>
    [drafts.draft.value, ...drafts.queue.value, ...drafts.unfinished.value]
      .flatMap((draft) =>
        draft !== null && mayHaveArrived(draft.attempt) && draft.attempt?.state !== 'done' ? [draft.id] : [],
      )
      .join(' '),
  );
  /** It is being sent, or asked after, by a click. */
  const busy = computed(() => {
    const step = drafts.step.value;
    return uploading.value || step.kind === 'uploading' || (step.kind === 'unknown' && step.checking);
  });
  let round = 0;
  const stop = effect(() => {
    void looks.value;
    cancel();
    if (open.value === '') round = 0;
    if (open.value === '' || busy.value || account.state.value.kind !== 'signed-in') return;
    cancel = env.after(PAUSES[Math.min(round, PAUSES.length - 1)] ?? 0, () => {
      round += 1;
      void lookAgain(ctx)
        .catch(() => undefined)
        .finally(() => {
          looks.value += 1;
        });
    });
  });
  return () => {
    stop();
    cancel();
  };
}
