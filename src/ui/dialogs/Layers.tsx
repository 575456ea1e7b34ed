import '../../i18n/later.ts';
import { formatBytes, formatDateTime, t } from '../../i18n/index.ts';
import type { SnapshotStatus } from '../../store/cameraStore.ts';
import { useAppState } from '../context.ts';
import { BaseMapChoice } from '../parts/BaseMapChoice.tsx';
import { Choice } from '../parts/Choice.tsx';
import { visible } from '../parts/visible.ts';

/** What the map is drawn of: the ground, the cameras of wide views, and where those come from. */
export function Layers(): preact.JSX.Element {
  const { data } = useAppState();
  const snapshot = wordsOf(data.snapshot.value);
  return (
    <section class="filters">
      <h2>{t('map.display')}</h2>
      <BaseMapChoice name="layers" />
      <Choice
        legend={t('drawing.title')}
        name="drawing"
        options={[
          { value: 'clusters', label: t('drawing.clusters') },
          { value: 'density', label: t('drawing.density') },
        ]}
        value={data.drawing.value}
        onChoose={(drawing) => data.setDrawing(drawing)}
      />
      {snapshot === null ? null : <p class="muted small">{snapshot}</p>}
    </section>
  );
}

function wordsOf(snapshot: SnapshotStatus): string | null {
  if (snapshot.kind === 'none') return null;
  if (snapshot.kind === 'loading') return t('snapshot.loading', { bytes: formatBytes(snapshot.bytes) });
  if (snapshot.kind === 'refused') return `${t('snapshot.refused')} ${visible(snapshot.failure.details.said ?? '')}`;
  return t('snapshot.ready', { count: snapshot.count, time: formatDateTime(snapshot.base) });
}
