import { SOURCES } from '../../catalog/choices.ts';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Field } from '../parts/Field.tsx';

/** What one saw it with. Never filled in for anyone, and never forced: a wrong answer is worse than none. */
export function SourceField(): preact.JSX.Element {
  const { editor } = useAppState();
  return (
    <Field name="source" label={t('form.source')} about={t('form.source.about')} problem={null}>
      {(ids) => (
        <select
          {...ids}
          value={editor.draft.value?.source ?? ''}
          onChange={({ currentTarget }) =>
            editor.setSource(SOURCES.find((source) => source === currentTarget.value) ?? null)
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
  );
}
