import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { ReaderSummary } from '../panel/ReaderSummary.tsx';
import { PanelHead } from '../panel/PanelHead.tsx';
import { Field, fieldId } from '../parts/Field.tsx';
import { FirstNotice } from './FirstNotice.tsx';
import { SourceField } from './SourceField.tsx';
import { AccountWarnings } from './AccountWarnings.tsx';
import { titleOf } from './actionWords.ts';

const REASONS = ['gone', 'never', 'double'] as const;

/** Why a camera is to be taken off the map: the reason goes into the comment, for those who look after it. */
export function Removal(): preact.JSX.Element | null {
  const { editor } = useAppState();
  const asked = useSignal(false);
  const draft = editor.draft.value;
  if (draft === null || draft.base === null) return null;
  const found = editor.problems.value.get('reason');
  const empty = asked.value && draft.reason.trim() === '';
  const problem = empty ? t('remove.reason.required') : found === undefined ? null : t(`problem.${found}`);
  const focus = (): void => document.querySelector<HTMLElement>(`.panel #${fieldId('reason')}`)?.focus();
  return (
    <form
      class="panel-content"
      aria-label={titleOf('remove')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        asked.value = true;
        if (draft.reason.trim() === '' || editor.review() !== null) focus();
      }}
    >
      <PanelHead>{titleOf('remove')}</PanelHead>
      <FirstNotice />
      <AccountWarnings />
      <p>{t('remove.about')}</p>
      <div class="camera-row plain">
        <ReaderSummary camera={draft.base} />
      </div>
      <Field
        name="reason"
        label={t('remove.reason')}
        about={t('remove.reason.about')}
        problem={problem}
        text={draft.reason}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            aria-required
            value={draft.reason}
            onInput={({ currentTarget }) => editor.setReason(currentTarget.value)}
          />
        )}
      </Field>
      <div class="row" role="group" aria-label={t('remove.suggestions')}>
        {REASONS.map((reason) => (
          <button
            key={reason}
            type="button"
            class="button secondary"
            onClick={() => {
              editor.setReason(t(`remove.${reason}`));
              focus();
            }}
          >
            {t(`remove.${reason}`)}
          </button>
        ))}
      </div>
      <SourceField />
      <div class="actions sticky">
        <button type="button" class="button secondary" onClick={() => editor.close()}>
          {t('action.cancel')}
        </button>
        <button type="submit" class="button primary">
          {t('form.review')}
        </button>
      </div>
    </form>
  );
}
