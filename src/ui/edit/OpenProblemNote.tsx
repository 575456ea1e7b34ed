import { failureMessage } from '../../i18n/failureMessage.ts';
import { t } from '../../i18n/index.ts';
import type { CameraKey } from '../../model/camera.ts';
import { useAppState } from '../context.ts';
import { FeatureButtons } from '../parts/FeatureButtons.tsx';
import { FailureWords, Note } from '../parts/Message.tsx';

/** Why a change of this camera (or, without a key, of any) could not be begun. The live region is there before the words. */
export function OpenProblemNote({ cameraKey }: { readonly cameraKey?: CameraKey }): preact.JSX.Element {
  const { editor } = useAppState();
  const problem = editor.openProblem.value;
  const mine = problem !== null && (cameraKey === undefined || problem.key === cameraKey) ? problem : null;
  return (
    <div role="status" class="open-problem">
      {mine === null ? null : (
        <Note tone="warn" title={t(`edit.failed.${mine.action}`)}>
          {mine.failure === null ? (
            <p>{mine.why === 'failed' ? null : t(`edit.why.${mine.why}`)}</p>
          ) : (
            <FailureWords message={failureMessage(mine.failure, 'opening')} said={mine.failure.details.said} />
          )}
          <div class="row">
            {mine.why === 'failed' ? null : <FeatureButtons at="reader" subject={mine.key} />}
            <button type="button" class="button secondary" onClick={() => editor.dismissOpenProblem()}>
              {t('account.dismiss')}
            </button>
          </div>
        </Note>
      )}
    </div>
  );
}
