import { t } from '../../i18n/index.ts';
import { parseKey } from '../../model/camera.ts';
import type { Use } from '../../model/tagging/removal.ts';
import { useAppState } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { visible } from '../parts/visible.ts';

/** A way or relation that the camera's node has a place in, and where to see it. */
export function UseWords({ use: { key, name } }: { readonly use: Use }): preact.JSX.Element {
  const { server } = useAppState();
  const { type, id } = parseKey(key) ?? { type: 'way', id: 0 };
  return (
    <Out href={`${server.server.value.web}/${key}`}>
      {t(`use.${type === 'relation' ? type : 'way'}`, { id: String(id), name: visible(name) })}
    </Out>
  );
}
