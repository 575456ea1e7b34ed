import type { ComponentChildren } from 'preact';
import { failureMessage } from '../../i18n/failureMessage.ts';
import { t } from '../../i18n/index.ts';
import type { Failure } from '../../model/failure.ts';
import { FailureWords, Note } from './Message.tsx';

/** How far some long work is, with the way to call it off; or why it came to nothing. */
export function Working({
  busy,
  onStop,
  failure,
  refused = null,
}: {
  /** What is going on; null where nothing is. */
  readonly busy: string | null;
  readonly onStop: () => void;
  readonly failure: Failure | null;
  /** Why what was given is not taken. */
  readonly refused?: ComponentChildren;
}): preact.JSX.Element {
  return (
    <>
      <div role="status">{busy === null ? null : <p>{busy}</p>}</div>
      {busy === null ? null : (
        <button type="button" class="button secondary" onClick={onStop}>
          {t('action.cancel')}
        </button>
      )}
      {failure === null ? null : (
        <Note tone="warn">
          <FailureWords message={failureMessage(failure, 'opening')} said={failure.details.said} />
        </Note>
      )}
      {refused === null ? null : <Note tone="warn">{refused}</Note>}
    </>
  );
}
