import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import { COPY } from './iconPaths.ts';
import { Icon } from './icons.tsx';
import { Hidden } from './text.tsx';

/** Copies a text, and says whether that worked. */
export function Copy({
  label,
  text,
  brief = false,
}: {
  readonly label: string;
  readonly text: () => string;
  /** Shows the drawing alone, where the text to copy stands beside it. */
  readonly brief?: boolean;
}): preact.JSX.Element {
  const told = useSignal('');
  const copy = async (): Promise<void> => {
    told.value = '';
    try {
      await navigator.clipboard.writeText(text());
      told.value = t('camera.copied');
    } catch {
      told.value = t('camera.copyFailed');
    }
  };
  return (
    <span class="copy">
      <button type="button" class={brief ? 'button quiet icon-only' : 'button secondary'} onClick={() => void copy()}>
        <Icon name={COPY} />
        {brief ? <Hidden>{label}</Hidden> : label}
      </button>
      <span role="status" class="copy-told">
        {told.value}
      </span>
    </span>
  );
}
