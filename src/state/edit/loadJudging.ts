import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { Failure } from '../../model/failure.ts';
import type * as Judging from './judging.ts';

const loaded = signal<typeof Judging | null>(null);

/** What judges drafts, once it is here: null until then. Code, and no state: it is the same for every app. */
export const judging: ReadonlySignal<typeof Judging | null> = loaded;

/** Fetches it. Asked for with the first draft; nobody who only looks pays for it. @throws Failure `offline` */
export async function loadJudging(): Promise<typeof Judging> {
  try {
    loaded.value ??= await import('./judging.ts');
    return loaded.value;
  } catch (error) {
    throw new Failure('offline', {}, error);
  }
}
