import { t } from '../../i18n/index.ts';
import { withoutEmbed } from '../../state/permalink.ts';
import { useAppState } from '../context.ts';

/** From a map within another page to the page itself, where it looks just now. */
export function WholeMap(): preact.JSX.Element {
  const { view, selection, link } = useAppState();
  // Read, so that the link is made anew with every move.
  void [view.view.value, selection.key.value, link.rest.value];
  return (
    <div class="add whole-map">
      {/* Not `Out`, which comes later with what it stands in. */}
      <a href={withoutEmbed(location.href)} target="_blank" rel="noopener">
        {t('embed.open')}
      </a>
    </div>
  );
}
