import { failureMessage } from '../../i18n/failureMessage.ts';
import { formatAge, t } from '../../i18n/index.ts';
import type { Draft } from '../../state/edit/draft.ts';
import { draftTags } from '../../state/edit/draftTags.ts';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import type { QueueState } from '../../state/edit/step.ts';
import { useApp } from '../context.ts';
import { ReaderSummary } from '../panel/ReaderSummary.tsx';
import { PIN, TRASH } from '../parts/iconPaths.ts';
import { Icon } from '../parts/icons.tsx';
import { FailureWords, Note } from '../parts/Message.tsx';
import { Hidden } from '../parts/text.tsx';
import { titleOf } from './actionWords.ts';

/** A change that waits: what it is, how it fares, and what one can do with it. */
export function DraftItem({ draft }: { readonly draft: Draft }): preact.JSX.Element {
  const { state } = useApp();
  const { queue, now, view } = state;
  const progress = queue.progress.value.get(draft.id) ?? null;
  const busy = queue.uploading.value;
  const name = titleOf(draft.action);
  const decide = isToDecide(draft, progress);
  return (
    <article class="change">
      <div class="camera-row plain">
        <ReaderSummary
          near
          camera={{ type: 'node', id: 1, version: 0, timestamp: null, ...draft.place, tags: draftTags(draft) }}
        />
      </div>
      <p class="muted small">
        <strong>{name}</strong> · {formatAge(draft.changedAt, now.value)}
      </p>
      <div role="status">{progress === null ? <Rest draft={draft} /> : <Progress state={progress} />}</div>
      <div class="row">
        <button
          type="button"
          class={decide ? 'button primary' : 'button secondary'}
          disabled={busy}
          onClick={() => void queue.open(draft.id)}
        >
          {decide ? t('changes.decide') : draft.queued ? t('changes.edit') : t('add.resume')}
          <Hidden>: {name}</Hidden>
        </button>
        <button type="button" class="button secondary" onClick={() => view.go(draft.place)}>
          <Icon name={PIN} />
          {t('camera.show')}
        </button>
        {mayHaveArrived(draft.attempt) ? null : (
          <button type="button" class="button secondary" disabled={busy} onClick={() => queue.drop(draft.id)}>
            <Icon name={TRASH} />
            {t('changes.drop')}
            <Hidden>: {name}</Hidden>
          </button>
        )}
      </div>
    </article>
  );
}

/** Whether someone else was quicker, as far as is known here. */
function isToDecide({ attempt }: Draft, progress: QueueState | null): boolean {
  if (progress === null) return attempt?.state === 'conflict';
  return ['conflict', 'deleted', 'unneeded', 'nearby'].includes(progress.kind);
}

/** As it lies, while nothing is being sent. */
function Rest({ draft }: { readonly draft: Draft }): preact.JSX.Element {
  if (mayHaveArrived(draft.attempt)) {
    return (
      <Note tone="warn" title={t('upload.unknown')}>
        <p>{t('changes.unknown')}</p>
      </Note>
    );
  }
  if (isToDecide(draft, null)) {
    return (
      <Note tone="warn">
        <p>{t('changes.overtaken')}</p>
      </Note>
    );
  }
  return <p>{draft.queued ? t('changes.waiting') : t('changes.draft')}</p>;
}

function Progress({ state }: { readonly state: QueueState }): preact.JSX.Element {
  if (state.kind === 'waiting') return <p>{t('changes.waiting')}</p>;
  if (state.kind === 'uploading') {
    return (
      <p class="uploading">
        <span class="spinner" aria-hidden="true" />
        {t(`upload.${state.step}`)}
      </p>
    );
  }
  if (state.kind === 'failed') {
    return (
      <Note tone="bad" title={t('upload.failed')}>
        <FailureWords message={failureMessage(state.failure, 'uploading')} said={state.failure.details.said} />
      </Note>
    );
  }
  return (
    <Note tone="warn">
      <p>{t(`changes.${state.kind}`)}</p>
    </Note>
  );
}
