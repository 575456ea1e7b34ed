import { withoutEmbed } from '../../state/permalink.ts';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Out } from './Link.tsx';

/** Why one can only look here, where that is this page's own reason; else `otherwise`, which speaks of the server. */
export function ReadOnlyWhy({ otherwise = '' }: { readonly otherwise?: string }): preact.JSX.Element {
  const state = useAppState().account.state.value;
  const why = state.kind === 'unavailable' ? state.why : undefined;
  if (why === undefined) return <>{otherwise}</>;
  return (
    <>
      {t(`readOnly.${why}`)}{' '}
      {why === 'framed' ? <Out href={withoutEmbed(location.href)}>{t('readOnly.framed.open')}</Out> : null}
    </>
  );
}
