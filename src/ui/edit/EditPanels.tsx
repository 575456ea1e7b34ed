import type { EditorStep } from '../../state/edit/step.ts';
import { useAppState } from '../context.ts';
import { Conflict } from './Conflict.tsx';
import { Deleted } from './Deleted.tsx';
import { Opening } from './Opening.tsx';
import { Removal } from './Removal.tsx';
import { CameraForm } from './CameraForm.tsx';
import { Placing } from './Placing.tsx';
import { Review } from './Review.tsx';
import { Saved } from './Saved.tsx';

const REVIEWING: ReadonlySet<EditorStep['kind']> = new Set<EditorStep['kind']>([
  'reviewing',
  'uploading',
  'failed',
  'unknown',
]);

/** Adding or changing a camera, from its place to Saved. The form stays beneath the review: what was typed is to be seen. */
export function Adding(): preact.JSX.Element {
  const { step, draft } = useAppState().editor;
  const { kind } = step.value;
  const reviewing = REVIEWING.has(kind);
  const deciding = kind === 'conflict' || kind === 'deleted' || kind === 'unneeded';
  const Form = draft.value?.action === 'remove' ? Removal : CameraForm;
  return (
    <>
      {kind === 'opening' ? <Opening /> : null}
      {kind === 'placing' ? <Placing /> : null}
      {kind === 'describing' || reviewing || deciding ? <Form key={draft.value?.id} /> : null}
      {reviewing ? <Review /> : null}
      {kind === 'conflict' ? <Conflict /> : null}
      {kind === 'deleted' || kind === 'unneeded' ? <Deleted /> : null}
      {/* Always there, so that what comes into it is spoken. */}
      <div role="status" class="saved-place">
        {kind === 'saved' ? <Saved /> : null}
      </div>
    </>
  );
}
