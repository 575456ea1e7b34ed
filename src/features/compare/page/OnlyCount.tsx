import { useSignal } from '@preact/signals';
import { formatNumber, t } from '../../../i18n/index.ts';
import { fold } from '../../../model/fold.ts';
import { operatorOf } from '../../../ui/panel/facts.ts';
import { collect } from '../../../state/collectReaders.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';

/** Where only a number is published: how many of it are mapped in view, of one operator or of any. */
export function OnlyCount({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const claimed = useSignal('');
  const operator = useSignal('');
  const mapped = useSignal<number | 'failed' | null>(null);
  const number = /^\d{1,7}$/.test(claimed.value) ? Number(claimed.value) : null;
  const count = async (): Promise<void> => {
    const view = ctx.view.view.peek();
    if (view === null) return;
    const wanted = fold(operator.peek().trim());
    const found = await collect(ctx.data, view.box, true).catch(() => null);
    mapped.value =
      found?.filter(({ tags }) => wanted === '' || fold(operatorOf(tags)?.name ?? '') === wanted).length ?? 'failed';
  };
  return (
    <details>
      <summary>{t('compare.count')}</summary>
      <form
        class="compare-settings"
        onSubmit={(event) => {
          event.preventDefault();
          if (number !== null) void count();
        }}
      >
        <label class="labelled">
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
        <label class="labelled">
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
          {typeof mapped.value !== 'number' || number === null
            ? null
            : t('compare.count.said', { count: mapped.value, claimed: formatNumber(number) })}{' '}
          {typeof mapped.value === 'number' && ctx.data.status.value.phase.kind !== 'done' ? t('data.notAll') : null}
          {mapped.value === 'failed' ? t('data.notRead') : null}
        </p>
      </form>
    </details>
  );
}
