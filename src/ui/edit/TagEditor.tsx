import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Draft } from '../../state/edit/draft.ts';
import { checkText } from '../../model/text.ts';
import type { FieldProblem } from '../../state/edit/rules/problems.ts';
import { useAppState } from '../context.ts';
import { Field } from '../parts/Field.tsx';
import { TRASH } from '../parts/iconPaths.ts';
import { Icon } from '../parts/icons.tsx';
import { Foreign, Hidden } from '../parts/text.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';
import { tagRows } from './rawTags.ts';

/** Every tag as OpenStreetMap has it, for those who know their way: to change, to take away, to add to. Folded at first. */
export function TagEditor({
  asked,
}: {
  /** The review was asked for: what is only half typed is pointed out. */
  readonly asked: boolean;
}): preact.JSX.Element | null {
  const { editor } = useAppState();
  const open = useSignal(false);
  const self = useRef<HTMLDetailsElement>(null);
  const draft = editor.draft.value;
  if (draft === null) return null;
  const problems = editor.tagProblems.value;
  // What is wrong in a field above is said there.
  const isOdd = [...problems.keys()].some((key) => draft.extra.has(key));
  const shown = open.value || isOdd || draft.typed.has('key') || draft.typed.has('value');
  const rows = tagRows(draft);
  return (
    <details
      ref={self}
      class="more tag-editor"
      open={shown}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{t('tags.title', { count: rows.filter(({ value }) => value !== null).length })}</summary>
      {shown ? (
        <>
          <p class="field-about">{t('tags.about')}</p>
          <ul class="tag-rows">
            {rows.map(({ key, value, before }, index) => (
              <TagRow
                key={`tag ${key}`}
                index={index}
                tag={key}
                value={value}
                before={before}
                problem={problems.get(key)}
                onChange={(to) => editor.setTag(key, to)}
              />
            ))}
          </ul>
          <NewTag
            draft={draft}
            reviewing={asked}
            taken={rows.flatMap(({ key, value }) => (value === null ? [] : [key]))}
          />
        </>
      ) : null}
    </details>
  );
}

function TagRow({
  index,
  tag,
  value,
  before,
  problem,
  onChange,
}: {
  readonly index: number;
  readonly tag: string;
  readonly value: string | null;
  readonly before: string | undefined;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (value: string | null) => void;
}): preact.JSX.Element {
  // The row stays, its buttons come and go.
  const self = useKeepFocus<HTMLLIElement>();
  const key = <Foreign text={tag} />;
  if (value === null) {
    return (
      <li ref={self} class="tag-row removed">
        <p>
          <del>
            {key} = <Foreign text={before ?? ''} />
          </del>{' '}
          <span class="change-word">{t('diff.removed')}</span>
        </p>
        <button type="button" class="button secondary" onClick={() => onChange(before ?? '')}>
          {t('tags.putBack')} <Hidden>{tag}</Hidden>
        </button>
      </li>
    );
  }
  return (
    <li ref={self} class="tag-row">
      <Field
        name={`tag-${index}`}
        label={tag}
        problem={problem === undefined ? null : t(`problem.${problem}`)}
        text={value}
      >
        {(ids) => (
          <div class="tag-line">
            <input
              {...ids}
              autocomplete="off"
              spellcheck={false}
              dir="auto"
              value={value}
              onInput={({ currentTarget }) => onChange(currentTarget.value)}
            />
            <button type="button" class="button quiet icon-only" onClick={() => onChange(null)}>
              <Icon name={TRASH} />
              <Hidden>{t('tags.remove', { key: tag })}</Hidden>
            </button>
          </div>
        )}
      </Field>
      {before === undefined || before === value ? null : (
        <p class="field-about">
          {t('tags.was')} <Foreign text={before} />
        </p>
      )}
    </li>
  );
}

/** A key and a value that are not there yet; both wait here until they are whole. */
function NewTag({
  draft,
  reviewing,
  taken,
}: {
  readonly draft: Draft;
  /** It should go on to the review, where what is not added would be missing. */
  readonly reviewing: boolean;
  readonly taken: readonly string[];
}): preact.JSX.Element {
  const { editor } = useAppState();
  const asked = useSignal(false);
  const field = useRef<HTMLDivElement>(null);
  const [key, value] = [draft.typed.get('key') ?? '', draft.typed.get('value') ?? ''];
  const [name, content] = [key.trim(), value.trim()];
  const keyProblem =
    refusal(name) ??
    (taken.includes(name) ? t('tags.taken') : asked.value && name === '' ? t('tags.noKey') : null) ??
    (reviewing && !asked.value && name + content !== '' ? t('problem.not-added') : null);
  const valueProblem = refusal(content) ?? (asked.value && content === '' ? t('tags.noValue') : null);
  const add = (): void => {
    asked.value = true;
    if (name === '' || content === '' || taken.includes(name) || refusal(name) !== null || refusal(content) !== null) {
      field.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    editor.setTag(name, content);
    editor.setTyped('key', null);
    editor.setTyped('value', null);
    asked.value = false;
    field.current?.querySelector('input')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter here adds the tag; it does not send the form.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  const take = (of: 'key' | 'value') => (event: { readonly currentTarget: HTMLInputElement }) => {
    const text = event.currentTarget.value;
    editor.setTyped(of, text === '' ? null : text);
  };
  return (
    <div class="tag-new" ref={field}>
      <Field name="new-key" label={t('tags.newKey')} problem={keyProblem} text={key}>
        {(ids) => (
          <input
            {...ids}
            autocomplete="off"
            spellcheck={false}
            value={key}
            onInput={take('key')}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Field name="new-value" label={t('tags.newValue')} problem={valueProblem} text={value}>
        {(ids) => (
          <input
            {...ids}
            autocomplete="off"
            spellcheck={false}
            value={value}
            onInput={take('value')}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <button type="button" class="button secondary" onClick={add}>
        <Icon name="plus" />
        {t('tags.add')}
      </button>
    </div>
  );
}

/** What OpenStreetMap would refuse in a key or a value. */
function refusal(text: string): string | null {
  const problem = checkText(text);
  return problem === null ? null : t(`problem.${problem}`);
}
