import { useSignal } from '@preact/signals';
import { hasMessage, t } from '../../i18n/index.ts';
import { MOUNTS, SOURCES, SURVEILLANCE, ZONES } from '../../catalog/choices.ts';
import type { CameraForm as Form } from '../../model/draft.ts';
import type { FieldName } from '../../state/types.ts';
import { useAppState } from '../context.ts';
import { formatPlace } from '../panel/formatPlace.ts';
import { PanelHead } from '../panel/PanelHead.tsx';
import { Field, fieldId } from '../parts/Field.tsx';
import { Note } from '../parts/Message.tsx';
import { Hidden } from '../parts/text.tsx';
import { DirectionField } from './DirectionField.tsx';
import { FirstNotice } from './FirstNotice.tsx';
import { MakerField } from './MakerField.tsx';
import { Nearby } from './Nearby.tsx';
import { OperatorField } from './OperatorField.tsx';

/** Describing a new camera. Everything typed is in the draft at once; "not known" is always an answer. */
export function CameraForm(): preact.JSX.Element | null {
  const { adding, online } = useAppState();
  /** A field that must be filled is only called empty once the review was asked for. */
  const asked = useSignal(false);
  const oddDirection = useSignal(false);
  const draft = adding.draft.value;
  if (draft === null) return null;
  const problemOf = (name: FieldName): string | null => {
    const problem = adding.problems.value.get(name);
    if (problem === undefined || (problem === 'required' && !asked.value)) return null;
    return t(`problem.${problem}`);
  };
  const review = (): void => {
    asked.value = true;
    if (oddDirection.peek()) {
      focus('.direction-row input[aria-invalid="true"]');
      return;
    }
    const blocked = adding.review();
    if (blocked !== null) focus(`#${fieldId(blocked)}`);
  };
  const set = (part: Partial<Form>): void => adding.change(part);
  const { form } = draft;
  return (
    <form
      class="panel-content"
      aria-label={t('form.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <PanelHead>{t('form.title')}</PanelHead>
      <FirstNotice />
      {adding.unsaved.value ? (
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
        <button type="button" id={fieldId('place')} class="button secondary" onClick={() => adding.moveAgain()}>
          {t('form.moveAgain')}
        </button>
      </div>
      <p class="field-problem">{problemOf('place')}</p>
      <Nearby />
      <MakerField maker={form.maker} problem={problemOf('maker')} onChange={(maker) => set({ maker })} />
      <DirectionField directions={form.directions} odd={oddDirection} onChange={(directions) => set({ directions })} />
      <OperatorField
        operator={form.operator}
        place={draft.place}
        problem={problemOf('operator')}
        onChange={(operator) => set({ operator })}
      />
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
      <Field name="surveillance" label={t('form.surveillance')} problem={null}>
        {(ids) => (
          <select
            {...ids}
            value={form.surveillance}
            onChange={({ currentTarget }) =>
              set({ surveillance: currentTarget.value === 'outdoor' ? 'outdoor' : 'public' })
            }
          >
            {SURVEILLANCE.map((value) => (
              <option key={value} value={value}>
                {t(`surveillance.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="source" label={t('form.source')} about={t('form.source.about')} problem={problemOf('source')}>
        {(ids) => (
          <select
            {...ids}
            aria-required
            value={draft.source ?? ''}
            onChange={({ currentTarget }) =>
              adding.setSource(SOURCES.find((source) => source === currentTarget.value) ?? null)
            }
          >
            <option value="">{t('form.source.choose')}</option>
            {SOURCES.map((source) => (
              <option key={source} value={source}>
                {t(`source.${source}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
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
        <Text
          name="note"
          label={t('form.note')}
          value={form.note}
          problem={problemOf('note')}
          onChange={(note) => set({ note })}
        />
      </details>
      <div class="actions sticky">
        <button type="button" class="button secondary" onClick={() => adding.close()}>
          {t('action.cancel')}
        </button>
        <button type="submit" class="button primary">
          {t('form.review')}
        </button>
      </div>
      {adding.unsaved.value ? null : <p class="muted small">{t('form.saved')}</p>}
    </form>
  );
}

/** Opens what the field is folded in, then goes there. */
function focus(selector: string): void {
  const field = document.querySelector<HTMLElement>(`.panel ${selector}`);
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

interface TextFieldProps {
  readonly name: FieldName;
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

function Text({ value, onChange, ...field }: TextFieldProps): preact.JSX.Element {
  return (
    <Field {...field} text={value}>
      {(ids) => (
        <input
          {...ids}
          autocomplete="off"
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A list of values with "Not known" as the first. */
function Select({
  values,
  prefix,
  value,
  onChange,
  ...field
}: TextFieldProps & { readonly values: readonly string[]; readonly prefix: 'mount' | 'zone' }): preact.JSX.Element {
  const nameOf = (each: string): string => {
    const key = `${prefix}.${each}`;
    return hasMessage(key) ? t(key) : each;
  };
  return (
    <Field {...field}>
      {(ids) => (
        <select {...ids} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          <option value="">{t('form.unknown')}</option>
          {values.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
