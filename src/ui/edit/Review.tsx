import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { AccountWarnings } from './AccountWarnings.tsx';
import { Findings } from './Findings.tsx';
import { TagRows } from '../panel/TagTable.tsx';
import { FeatureSections } from '../parts/FeatureSections.tsx';
import { Field } from '../parts/Field.tsx';
import { Note } from '../parts/Message.tsx';
import { Modal } from '../parts/Modal.tsx';
import { FirstNotice } from './FirstNotice.tsx';
import { ReviewActions } from './ReviewActions.tsx';
import { ReviewChange } from './ReviewChange.tsx';
import { SourceField } from './SourceField.tsx';

/** Exactly what will be sent, by whom and where to; and what becomes of it. */
export function Review(): preact.JSX.Element | null {
  const { account, editor } = useAppState();
  const step = editor.step.value;
  const draft = editor.draft.value;
  if (draft === null) return null;
  const fixed = step.kind === 'uploading' || step.kind === 'unknown';
  const forced = editor.reviewForced.value;
  const problem = editor.problems.value.get('comment');
  return (
    <Modal
      title={t('review.title')}
      wide
      // What takes something back is all filled in: one press away.
      atAction={draft.undoes !== null && account.state.value.kind === 'signed-in'}
      locked={step.kind === 'uploading'}
      // What may have been sent already can't be changed any more, only left for later.
      onClose={() => (step.kind === 'unknown' ? editor.close() : editor.backToForm())}
    >
      <div class="modal-body">
        <p>{t(`review.about.${draft.action}`)}</p>
        <FirstNotice />
        {fixed ? null : <AccountWarnings />}
        {editor.unsaved.value ? (
          <Note tone="warn">
            <p>{t('review.unsaved')}</p>
          </Note>
        ) : null}
        {fixed ? null : <Findings of="all" />}
        <ReviewChange draft={draft} />
        {draft.action === 'confirm' && !fixed ? <SourceField /> : null}
        <Field
          name="comment"
          label={t('review.comment')}
          about={t('review.comment.about')}
          problem={problem === undefined ? null : t(`problem.${problem}`)}
          text={editor.comment.value}
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              readOnly={fixed}
              value={editor.comment.value}
              onInput={({ currentTarget }) => editor.setComment(currentTarget.value)}
            />
          )}
        </Field>
        {fixed ? null : <FeatureSections at="comment" />}
        <label class="check">
          <input
            type="checkbox"
            disabled={fixed || forced}
            checked={draft.reviewRequested || forced}
            onChange={({ currentTarget }) => editor.setReviewRequested(currentTarget.checked)}
          />
          <span>
            {t('review.requested')}
            {forced ? <span class="field-about">{t('review.forced')}</span> : null}
          </span>
        </label>
        <details class="tags">
          <summary>{t('review.changeset')}</summary>
          <TagRows tags={editor.changesetTags.value} limit={Infinity} />
        </details>
      </div>
      <ReviewActions />
    </Modal>
  );
}
