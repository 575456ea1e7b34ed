import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { isNoFilter } from '../../store/query/filter.ts';
import { Foreign, Hidden } from '../../ui/parts/text.tsx';
import { forgetFilter, readSaved, saveFilter } from './savedFilters.ts';

/** Filters under names, kept on this device. */
export function SavedList({
  ctx: { data, storage },
}: {
  readonly ctx: Pick<FeatureContext, 'data' | 'storage'>;
}): preact.JSX.Element {
  const list = useSignal(readSaved(storage));
  const failed = useSignal(false);
  const take = (next: ReturnType<typeof saveFilter>): boolean => {
    failed.value = next === null;
    if (next !== null) list.value = next;
    return next !== null;
  };
  return (
    <fieldset class="choice">
      <legend>{t('filter.saved')}</legend>
      {list.value.map(({ name, filter }) => (
        <div key={name} class="filter-term">
          <button type="button" class="button secondary push" onClick={() => data.setFilter(filter)}>
            <Foreign text={name} />
          </button>
          <button
            type="button"
            class="button link"
            onClick={() => {
              take(forgetFilter(storage, name));
            }}
          >
            {t('filter.saved.forget')} <Hidden>{name}</Hidden>
          </button>
        </div>
      ))}
      {isNoFilter(data.filter.value) ? (
        <p class="muted small">{t('filter.saved.none')}</p>
      ) : (
        <form
          class="filter-term"
          onSubmit={(event) => {
            event.preventDefault();
            const field = event.currentTarget.elements.namedItem('name');
            if (!(field instanceof HTMLInputElement)) return;
            if (take(saveFilter(storage, field.value, data.filter.peek()))) field.value = '';
          }}
        >
          <label for="filter-name">{t('filter.saved.name')}</label>
          <input id="filter-name" name="name" dir="auto" autocomplete="off" required maxLength={60} />
          <button type="submit" class="button secondary">
            {t('filter.saved.save')}
          </button>
        </form>
      )}
      <p role="status">{failed.value ? t('filter.saved.failed') : null}</p>
    </fieldset>
  );
}
