import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import { MOUNTS, SURVEILLANCE, ZONES } from '../../catalog/choices.ts';
import type { Draft } from '../../state/edit/draft.ts';
import type { CameraForm as Form } from '../../state/edit/form.ts';
import type { FieldName } from '../../state/edit/rules/finding.ts';
import { useAppState } from '../context.ts';
import { AccountWarnings } from './AccountWarnings.tsx';
import { titleOf } from './actionWords.ts';
import { Findings } from './Findings.tsx';
import { MoveQuestion } from './MoveQuestion.tsx';
import { TagEditor } from './TagEditor.tsx';
import { formatPlace } from '../panel/formatPlace.ts';
import { PanelHead } from '../panel/PanelHead.tsx';
import { FeatureSections } from '../parts/FeatureSections.tsx';
import { fieldId } from '../parts/Field.tsx';
import { Note } from '../parts/Message.tsx';
import { Hidden } from '../parts/text.tsx';
import { Directions } from './Directions.tsx';
import { Select, Text } from './fields.tsx';
import { focusIn } from './focusField.ts';
import { FirstNotice } from './FirstNotice.tsx';
import { MakerField } from './MakerField.tsx';
import { Nearby } from './Nearby.tsx';
import { OperatorField } from './OperatorField.tsx';
import { SourceField } from './SourceField.tsx';

/** Describing a camera, new or there already. Everything typed is in the draft at once; "not known" is always an answer. */
export function CameraForm(): preact.JSX.Element | null {
  const { editor, online } = useAppState();
  /** What was only half typed is pointed out once the review was asked for. */
  const asked = useSignal(false);
  /** The draft as it was when the review was asked for, and could not be had. */
  const stoppedAt = useSignal<Draft | null>(null);
  const draft = editor.draft.value;
  if (draft === null) return null;
  const problemOf = (name: FieldName): string | null => {
    const problem = editor.problems.value.get(name);
    return problem === undefined ? null : t(`problem.${problem}`);
  };
  const review = (): void => {
    asked.value = true;
    const blocked = editor.review();
    if (blocked === 'direction') focusIn('.direction-row input[aria-invalid="true"]');
    else if (blocked === 'newTag') focusIn('.tag-new input');
    else if (blocked === 'place' && editor.moveAsked.peek()) focusIn(`#${fieldId('move')}`);
    else if (blocked !== null) focusIn(`#${fieldId(blocked)}`);
    else if (editor.tagProblems.peek().size > 0) focusIn('.tag-editor [aria-invalid="true"]');
    stoppedAt.value = editor.step.peek().kind === 'describing' ? draft : null;
  };
  const set = (part: Partial<Form>): void => editor.change(part);
  const { form } = draft;
  const title = titleOf(draft.action);
  const isNew = draft.base === null;
  return (
    <form
      class="panel-content"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <PanelHead>{title}</PanelHead>
      <FirstNotice />
      <AccountWarnings />
      {editor.unsaved.value ? (
        <Note tone="warn">
          <p>{t('form.unsaved')}</p>
        </Note>
      ) : null}
      {online.value ? null : (
        <Note tone="plain">
          <p>{t('form.offline')}</p>
        </Note>
      )}
      <div class="form-place">
        <span>
          <Hidden>{t('form.place')}</Hidden> <span class="figures">{formatPlace(draft.place)}</span>
        </span>
        <button type="button" id={fieldId('place')} class="button secondary" onClick={() => editor.moveAgain()}>
          {t('form.moveAgain')}
        </button>
      </div>
      <p class="field-problem">{problemOf('place')}</p>
      <MoveQuestion />
      {isNew || draft.action === 'restore' ? <Nearby /> : null}
      <Findings of="place" />
      <FeatureSections at="form" />
      <MakerField maker={form.maker} problem={problemOf('maker')} onChange={(maker) => set({ maker })} />
      <Findings of="maker" />
      <Directions draft={draft} />
      <FeatureSections at="directions" />
      <Findings of="direction" />
      <OperatorField
        operator={form.operator}
        place={draft.place}
        problem={problemOf('operator')}
        onChange={(operator) => set({ operator })}
      />
      <Findings of="operator" />
      <Select
        name="mount"
        label={t('form.mount')}
        values={MOUNTS}
        prefix="mount"
        value={form.mount}
        problem={problemOf('mount')}
        onChange={(mount) => set({ mount })}
      />
      <Select
        name="zone"
        label={t('form.zone')}
        values={ZONES}
        prefix="zone"
        value={form.zone}
        problem={problemOf('zone')}
        onChange={(zone) => set({ zone })}
      />
      <Select
        name="surveillance"
        label={t('form.surveillance')}
        values={SURVEILLANCE}
        prefix="surveillance"
        value={form.surveillance}
        problem={null}
        onChange={(surveillance) => set({ surveillance })}
      />
      <SourceField />
      <details class="more" open={form.ref !== '' || form.startDate !== '' || form.note !== ''}>
        <summary>{t('form.more')}</summary>
        <Text
          name="ref"
          label={t('form.ref')}
          about={t('form.ref.about')}
          value={form.ref}
          problem={problemOf('ref')}
          onChange={(ref) => set({ ref })}
        />
        <Text
          name="startDate"
          label={t('form.startDate')}
          about={t('form.startDate.about')}
          value={form.startDate}
          problem={problemOf('startDate')}
          onChange={(startDate) => set({ startDate })}
        />
        <Findings of="startDate" />
        <Text
          name="note"
          label={t('form.note')}
          value={form.note}
          problem={problemOf('note')}
          onChange={(note) => set({ note })}
        />
        <Findings of="note" />
      </details>
      <TagEditor asked={asked.value} />
      <Findings of={null} />
      <div class="actions sticky">
        <p role="status" class="field-problem whole-line">
          {/* Until something is changed: then it may go on. */}
          {stoppedAt.value === draft ? t('form.stopped') : null}
        </p>
        <button type="button" class="button secondary" onClick={() => editor.close()}>
          {t('action.cancel')}
        </button>
        <button type="submit" class="button primary" disabled={editor.unchanged.value}>
          {t('form.review')}
        </button>
      </div>
      {editor.unchanged.value ? <p class="muted small">{t('edit.unchanged')}</p> : null}
      {editor.unsaved.value ? null : <p class="muted small">{t('form.saved')}</p>}
    </form>
  );
}
