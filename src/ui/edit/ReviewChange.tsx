import { formatDistance, t } from '../../i18n/index.ts';
import type { Draft } from '../../state/edit/draft.ts';
import { useAppState } from '../context.ts';
import type { Place } from '../../model/place.ts';
import { DiffTable } from './DiffTable.tsx';
import { PlacePicture } from './PlacePicture.tsx';
import { directionFacts } from '../panel/facts.ts';
import { ReaderSummary } from '../panel/ReaderSummary.tsx';
import { MoveQuestion } from './MoveQuestion.tsx';
import { Staying } from './Staying.tsx';
import { formatPlace } from '../panel/formatPlace.ts';
import { TagRows } from '../panel/TagTable.tsx';
import { Foreign } from '../parts/text.tsx';

/** What a new one is before it has an id. */
const NEW = { type: 'node', id: 0, version: 0, timestamp: null } as const;

/** What is done to the camera: every tag of a new one, else what changes on it. */
export function ReviewChange({ draft }: { readonly draft: Draft }): preact.JSX.Element {
  const { editor, settings } = useAppState();
  const { action, base, place } = draft;
  const metres = editor.movedBy.value;
  const { direction } = directionFacts(editor.tags.value);
  const picture = (before: Place | null): preact.JSX.Element => (
    <PlacePicture place={place} before={before} sectors={direction.kind === 'known' ? direction.sectors : []} />
  );
  const inWords = (
    <div class="camera-row plain">
      <ReaderSummary camera={{ ...(base ?? NEW), ...place, tags: editor.tags.value }} />
    </div>
  );
  if (base === null) {
    return (
      <>
        <h3>{t('review.place')}</h3>
        {picture(null)}
        <p>
          <span class="figures">{formatPlace(place)}</span>
        </p>
        <h3>{t('review.tags')}</h3>
        {inWords}
        <TagRows tags={editor.tags.value} limit={Infinity} />
      </>
    );
  }
  const diff = editor.diff.value;
  return (
    <>
      {action === 'remove' ? (
        <>
          <h3>{t('remove.reason')}</h3>
          <p>{draft.reason.trim() === '' ? t('remove.noReason') : <Foreign text={draft.reason} />}</p>
        </>
      ) : null}
      <h3>{t('review.place')}</h3>
      {picture(metres === 0 ? null : base)}
      {metres === 0 || action === 'remove' ? (
        <p>
          <span class="figures">{formatPlace(base)}</span>
        </p>
      ) : (
        <div class="place-change">
          <p>
            <strong>{t('move.by', { distance: formatDistance(metres, settings.units.value) })}</strong>
          </p>
          <p>
            {t('diff.before')}: <del class="figures">{formatPlace(base)}</del>
          </p>
          <p>
            {t('diff.after')}: <ins class="figures">{formatPlace(place)}</ins>
          </p>
        </div>
      )}
      <h3>{t('review.tags')}</h3>
      {action === 'remove' ? null : inWords}
      {action === 'restore' ? (
        <TagRows tags={editor.tags.value} limit={Infinity} />
      ) : diff.size === 0 ? (
        <p class="muted">{t('diff.nothing')}</p>
      ) : (
        <DiffTable diff={diff} />
      )}
      <Staying draft={draft} />
      {editor.moveAsked.value ? <MoveQuestion /> : null}
      {action === 'change' || action === 'confirm' ? (
        <p class="muted small">{t('diff.kept', { count: kept(base.tags, diff) })}</p>
      ) : null}
    </>
  );
}

function kept(tags: ReadonlyMap<string, string>, diff: ReadonlyMap<string, unknown>): number {
  return [...tags.keys()].filter((key) => !diff.has(key)).length;
}
