import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/index.ts';
import { codePoints, MAX_TEXT } from '../../model/text.ts';

/** Characters left from which on they are counted. */
const NEAR_LIMIT = 40;

/** What joins a control to its words. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** The id of a field's control: where the focus goes when something is wrong with it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** A control with its label, a word of help, and beside it what is wrong with it. */
export function Field({
  name,
  label,
  about,
  problem,
  text,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly problem: string | null;
  /** What was typed, where OpenStreetMap's limit holds for it. */
  readonly text?: string;
  readonly children: (ids: FieldIds) => ComponentChildren;
}): preact.JSX.Element {
  const id = fieldId(name);
  const left = text === undefined ? MAX_TEXT : MAX_TEXT - codePoints(text);
  return (
    <div class={problem === null ? 'field' : 'field invalid'}>
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-about ${id}-problem`, 'aria-invalid': problem !== null })}
      <p id={`${id}-about`} class="field-about">
        {about}
        {left > NEAR_LIMIT ? null : (
          <span class="left"> {left < 0 ? t('form.over', { count: -left }) : t('form.left', { count: left })}</span>
        )}
      </p>
      <p id={`${id}-problem`} class="field-problem" aria-live="polite">
        {problem}
      </p>
    </div>
  );
}
