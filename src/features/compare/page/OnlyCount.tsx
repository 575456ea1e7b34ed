import { useSignal } from '@preact/signals';
import { formatNumber, t } from '../../../i18n/index.ts';
import { fold } from '../../../model/fold.ts';
import { operatorOf } from '../../../ui/panel/facts.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';

/** Readers that cross from the store at a time. */
const PART = 5000;

/** Where only a number is published: how many of it are mapped in view, of one operator or of any. */
export function OnlyCount({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const claimed = useSignal('');
  const operator = useSignal('');
  const mapped = useSignal<number | null>(null);
  const number = /^\d{1,7}$/.test(claimed.value) ? Number(claimed.value) : null;
  const count = async (): Promise<void> => {
    const view = ctx.view.view.peek();
    if (view === null) return;
    const wanted = fold(operator.peek().trim());
    let found = 0;
    for (let at = 0, total = 1; at < total;) {
      // oxlint-disable-next-line no-await-in-loop -- each part says whether there is another
      const part = await ctx.data.part(view.box, at, PART, true);
      found += part.cameras.filter(({ tags }) => wanted === '' || fold(operatorOf(tags)?.name ?? '') === wanted).length;
      [at, total] = [at + Math.max(1, part.cameras.length), part.total];
    }
    mapped.value = found;
  };
  return (
    <details>
      <summary>{t('compare.count')}</summary>
      <form
        class="compare-settings"
        onSubmit={(event) => {
          event.preventDefault();
          if (number !== null) void count().catch(() => undefined);
        }}
      >
        <label class="compare-field">
          {t('compare.count.claimed')}
          <input
            type="text"
            inputMode="numeric"
            value={claimed.value}
            onInput={({ currentTarget }) => {
              [claimed.value, mapped.value] = [currentTarget.value.trim(), null];
            }}
          />
        </label>
        <label class="compare-field">
          {t('compare.count.operator')}
          <input
            type="text"
            value={operator.value}
            onInput={({ currentTarget }) => {
              [operator.value, mapped.value] = [currentTarget.value, null];
            }}
          />
        </label>
        <button type="submit" class="button secondary" disabled={number === null}>
          {t('compare.count.go')}
        </button>
        <p role="status">
          {mapped.value === null || number === null
            ? null
            : t('compare.count.said', { count: mapped.value, claimed: formatNumber(number) })}
        </p>
      </form>
    </details>
  );
}
