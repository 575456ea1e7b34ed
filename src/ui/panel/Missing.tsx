import { t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { useAppState } from '../context.ts';
import { focusField } from '../edit/focusField.ts';
import { missingFacts } from './facts.ts';

/** What is missing is an invitation, not a fault: each leads to its field. Where nothing can be changed it is only said. */
export function Missing({ camera }: { readonly camera: Camera }): preact.JSX.Element | null {
  const { editor, account } = useAppState();
  const missing = missingFacts(camera.tags);
  if (missing.length === 0) return null;
  if (camera.type !== 'node' || account.state.value.kind === 'unavailable') {
    const what = new Intl.ListFormat(document.documentElement.lang || 'en').format(
      missing.map((fact) => t(`camera.missing.${fact}`)),
    );
    return <p class="invitation">{t('camera.missing', { what })}</p>;
  }
  return (
    <div class="invitation" role="group" aria-label={t('camera.missing.ask')}>
      <p>{t('camera.missing.ask')}</p>
      <div class="row">
        {missing.map((fact) => (
          <button
            key={fact}
            type="button"
            class="button secondary"
            onClick={() => void editor.edit(keyOf(camera)).then(() => focusField(fact))}
          >
            {t(`form.${fact}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
