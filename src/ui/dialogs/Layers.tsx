import { formatBytes, formatDateTime, t } from '../../i18n/index.ts';
import type { SnapshotStatus } from '../../store/cameraStore.ts';
import { useApp } from '../context.ts';
import { BaseMapChoice } from '../parts/BaseMapChoice.tsx';
import { visible } from '../parts/visible.ts';

/** What the map is drawn of: the ground, the cameras of wide views, and where those come from. */
export function Layers(): preact.JSX.Element {
  const { state, features } = useApp();
  const snapshot = wordsOf(state.data.snapshot.value);
  return (
    <section class="choices">
      <h2>{t('map.display')}</h2>
      <BaseMapChoice name="layers" />
      {features
        .filter(({ sections }) => sections?.includes('layers'))
        .map(({ id, parts }) => (
          <parts.layers key={id} />
        ))}
      {snapshot === null ? null : <p class="muted small">{snapshot}</p>}
    </section>
  );
}

function wordsOf(snapshot: SnapshotStatus): string | null {
  // Close up it waits until it is needed.
  if (snapshot.kind === 'none' || (snapshot.kind === 'loading' && snapshot.bytes === 0)) return null;
  if (snapshot.kind === 'loading') return t('snapshot.loading', { bytes: formatBytes(snapshot.bytes) });
  if (snapshot.kind === 'refused') return `${t('snapshot.refused')} ${visible(snapshot.failure.details.said ?? '')}`;
  return t('snapshot.ready', { count: snapshot.count, time: formatDateTime(snapshot.base) });
}
