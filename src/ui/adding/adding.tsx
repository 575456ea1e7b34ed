import { useAppState } from '../context.ts';
import { CameraForm } from './CameraForm.tsx';
import { Placing } from './Placing.tsx';
import { Review } from './Review.tsx';
import { Saved } from './Saved.tsx';

/** Adding a camera, from its place to Saved. The form stays beneath the review: what was typed is to be seen. */
export function Adding(): preact.JSX.Element {
  const { kind } = useAppState().adding.step.value;
  const reviewing = kind === 'reviewing' || kind === 'uploading' || kind === 'failed' || kind === 'unknown';
  return (
    <>
      {kind === 'placing' ? <Placing /> : null}
      {kind === 'describing' || reviewing ? <CameraForm /> : null}
      {reviewing ? <Review /> : null}
      {/* Always there, so that what comes into it is spoken. */}
      <div role="status" class="saved-room">
        {kind === 'saved' ? <Saved /> : null}
      </div>
    </>
  );
}
