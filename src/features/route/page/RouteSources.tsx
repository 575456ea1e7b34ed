import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { FileButton } from '../../../ui/parts/FileButton.tsx';
import type { Digits } from '../read/polyline.ts';
import type { RouteState } from './routeState.ts';

const ACCEPT = '.gpx,.kml,.geojson,.json,.fit,.txt,application/gpx+xml,application/geo+json';

/** Where a route comes from: a file, the map, or a text. Nothing of it leaves the page. */
export function RouteSources({ state }: { readonly state: RouteState }): preact.JSX.Element {
  return (
    <>
      <div class="route-actions">
        <FileButton label={t('route.file')} accept={ACCEPT} onFile={(file) => void state.open(file)} />
        <button type="button" class="button secondary" onClick={() => void state.draw()}>
          {t('route.draw')}
        </button>
      </div>
      <Pasted state={state} />
      <p class="muted small">{t('route.stays')}</p>
    </>
  );
}

function Pasted({ state }: { readonly state: RouteState }): preact.JSX.Element {
  const text = useSignal('');
  const digits = useSignal<Digits>(5);
  const given = text.value.trim();
  return (
    <details>
      <summary>{t('route.paste')}</summary>
      <form
        class="route-actions"
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== '') void state.paste(given, digits.peek());
        }}
      >
        <label class="labelled wide">
          {t('route.polyline')}
          <input
            type="text"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
            }}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={digits.value === 6}
            onChange={({ currentTarget }) => {
              digits.value = currentTarget.checked ? 6 : 5;
            }}
          />
          <span>{t('route.sixDigits')}</span>
        </label>
        <button type="submit" class="button secondary" disabled={given === ''}>
          {t('route.paste.use')}
        </button>
      </form>
    </details>
  );
}
