import { t } from '../../i18n/index.ts';
import { parseKey } from '../../model/camera.ts';
import type { Hit } from '../../state/featureFacts.ts';
import { formatPlace } from '../../ui/panel/formatPlace.ts';
import { PIN } from '../../ui/parts/iconPaths.ts';
import { Icon } from '../../ui/parts/icons.tsx';
import { Foreign } from '../../ui/parts/text.tsx';

/** What one would go to: a name, and beside it what kind of thing that is or where it lies. */
export function HitWords({ hit }: { readonly hit: Hit }): preact.JSX.Element {
  return (
    <>
      <Icon name={hit.kind === 'place' ? 'locate' : PIN} />
      <span class="hit-name">{'name' in hit ? <Foreign text={hit.name} /> : nameOf(hit)}</span>
      <span class="muted">{'name' in hit ? <Foreign text={hit.region} /> : t(`search.${hit.kind}`)}</span>
    </>
  );
}

function nameOf(hit: Exclude<Hit, { readonly name: string }>): string {
  if (hit.kind === 'place') return formatPlace(hit.place);
  const key = parseKey(hit.key);
  return key === null ? hit.key : t('search.objectName', { type: t(`camera.type.${key.type}`), id: String(key.id) });
}
