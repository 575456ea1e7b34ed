import { asFailure, Failure } from '../../model/failure.ts';
import type * as Editing from './lazyEditing.ts';
import { loadJudging } from './loadJudging.ts';

/** Fetches what begins, decides and uploads changes. Asked for with the first draft: later the network may be gone. */
export async function loadEditing(): Promise<typeof Editing> {
  try {
    const [editing] = await Promise.all([import('./lazyEditing.ts'), loadJudging()]);
    return editing;
  } catch (error) {
    throw new Failure('offline', {}, error);
  }
}

/** Does a piece of work with it. A failure is answered, also that of loading. */
export async function withEditing<T>(work: (editing: typeof Editing) => Promise<T> | T): Promise<T | Failure> {
  try {
    return await work(await loadEditing());
  } catch (error) {
    return asFailure(error);
  }
}
