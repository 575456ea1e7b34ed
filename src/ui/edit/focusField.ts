import { fieldId } from '../parts/Field.tsx';

/** Opens what a control of the panel is folded in, then goes there. */
export function focusIn(selector: string): void {
  const field = document.querySelector<HTMLElement>(`.panel ${selector}`);
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

/** Goes to a field of a form that was just opened: once it is drawn, and has had the focus at its title. */
export function focusField(name: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => focusIn(`#${fieldId(name)}`)));
}
