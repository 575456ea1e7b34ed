import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import { MOUNTS, ZONES } from '../../catalog/choices.ts';
import { KEY } from '../../model/tagging/keys.ts';
import type { TagTerm } from '../../store/query/filter.ts';
import { formatTagTerm, parseTagTerm } from '../../ui/parts/tagTermText.ts';
import { Foreign } from '../../ui/parts/text.tsx';

/** What is asked of tags: mount, zone and survey by choice, an operator by part of its name, and any tag as one writes it. */
export function TagTerms({
  terms,
  onChange,
}: {
  readonly terms: readonly TagTerm[];
  readonly onChange: (terms: readonly TagTerm[]) => void;
}): preact.JSX.Element {
  const problem = useSignal(false);
  const without = (key: string): readonly TagTerm[] => terms.filter((term) => term.key !== key);
  const pick = (key: string, typed: string): void => {
    const term = parseTagTerm(typed);
    onChange(term === null ? without(key) : [...without(key), term]);
  };
  const picked = (key: string): string => {
    const term = terms.find((each) => each.key === key);
    return term === undefined ? '' : formatTagTerm(term);
  };
  const others = terms.filter(({ key }) => !CHOSEN.has(key));
  const select = (key: string, label: string, options: readonly (readonly [string, string])[]) => (
    <label class="filter-term">
      {label}
      <select value={picked(key)} onChange={(event) => pick(key, event.currentTarget.value)}>
        <option value="">{t('filter.any')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
        {picked(key) === '' || options.some(([value]) => value === picked(key)) ? null : (
          <option value={picked(key)} translate={false}>
            {picked(key)}
          </option>
        )}
      </select>
    </label>
  );
  const missing = (key: string): readonly [string, string] => [`!${key}`, t('filter.unnamed')];
  return (
    <fieldset class="choice">
      <legend>{t('filter.tags')}</legend>
      {select(KEY.mount, t('filter.mount'), [
        ...MOUNTS.map((mount) => [`${KEY.mount}=${mount}`, t(`mount.${mount}`)] as const),
        missing(KEY.mount),
      ])}
      {select(KEY.zone, t('filter.zone'), [
        ...ZONES.map((zone) => [`${KEY.zone}=${zone}`, t(`zone.${zone}`)] as const),
        missing(KEY.zone),
      ])}
      {select(KEY.surveyed, t('filter.surveyed'), [
        [KEY.surveyed, t('filter.surveyed.yes')],
        [`!${KEY.surveyed}`, t('filter.surveyed.no')],
      ])}
      <form
        class="filter-term"
        onSubmit={(event) => {
          event.preventDefault();
          const field = event.currentTarget.elements.namedItem('tag');
          if (!(field instanceof HTMLInputElement)) return;
          const term = parseTagTerm(field.value);
          problem.value = term === null;
          if (term === null) return;
          onChange([...terms.filter((each) => formatTagTerm(each) !== formatTagTerm(term)), term]);
          field.value = '';
        }}
      >
        <label for="filter-tag">{t('filter.tag')}</label>
        <input
          id="filter-tag"
          name="tag"
          dir="auto"
          autocomplete="off"
          autocapitalize="none"
          aria-describedby="filter-tag-about"
          aria-invalid={problem.value}
        />
        <button type="submit" class="button secondary">
          {t('filter.tag.add')}
        </button>
      </form>
      <p id="filter-tag-about" class="muted small" role="status">
        {problem.value ? t('filter.tag.wrong', ABSENT) : t('filter.tag.about', ABSENT)}
      </p>
      {others.map((term) => (
        <button
          key={formatTagTerm(term)}
          type="button"
          class="button link"
          onClick={() => onChange(terms.filter((each) => each !== term))}
        >
          {t('filter.tag.remove')} <Foreign text={formatTagTerm(term)} />
        </button>
      ))}
    </fieldset>
  );
}

/** As one writes that a tag is not there. */
const ABSENT = { absent: '!key' };

const CHOSEN: ReadonlySet<string> = new Set([KEY.mount, KEY.zone, KEY.surveyed]);
