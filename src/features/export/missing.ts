import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';

/** Which readers a file is to have. */
export type Scope = 'view' | 'all' | 'known' | 'selected';

/** What could not be loaded of them, in words; empty where all is there. */
export function missingWords({ data }: Pick<FeatureContext, 'data'>, scope: Scope): string {
  if (scope === 'selected') return '';
  const { phase } = data.status.peek();
  const snapshot = data.snapshot.peek();
  const nameless = snapshot.kind === 'ready' && snapshot.details === 'failed';
  return [
    phase.kind === 'too-wide' ? t('export.missing.wide') : '',
    phase.kind === 'reading' || phase.kind === 'preview' ? t('export.missing.reading') : '',
    phase.kind === 'failed' ? t('export.missing.failed') : '',
    nameless ? t('export.missing.details') : '',
    scope === 'known' ? t('export.missing.elsewhere') : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** When the oldest of the data was true, ms since 1970. */
export function baseOf({ data }: Pick<FeatureContext, 'data'>, scope: Scope): number | null {
  const { base } = data.status.peek();
  const snapshot = data.snapshot.peek();
  if (scope !== 'known' || snapshot.kind !== 'ready') return base;
  return Math.min(snapshot.base, base ?? Number.POSITIVE_INFINITY);
}
