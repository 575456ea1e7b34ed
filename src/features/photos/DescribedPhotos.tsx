import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDate, t } from '../../i18n/index.ts';
import { isAbort } from '../../model/failure.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { Out } from '../../ui/parts/Link.tsx';
import { Foreign, Said } from '../../ui/parts/text.tsx';
import type { Describable, DescribedPhoto } from './describe.ts';
import { describe, pageOf } from './describe.ts';
import { Picture } from './Picture.tsx';

type Found = readonly DescribedPhoto[] | 'asking' | 'failed';

/** A photo of which the site tells author and license: shown with both, else not. */
export function DescribedPhotos({
  ctx,
  source,
  site,
  tag,
}: {
  readonly ctx: Pick<FeatureContext, 'fetch'>;
  readonly source: Describable;
  readonly site: string;
  readonly tag: string;
}): preact.JSX.Element {
  const found = useSignal<Found>('asking');
  const attempt = useSignal(0);
  const { kind } = source;
  const name = kind === 'panoramax' ? source.id : source.title;
  useEffect(() => {
    const controller = new AbortController();
    found.value = 'asking';
    describe(ctx.fetch, kind === 'panoramax' ? { kind, id: name } : { kind, title: name }, controller.signal).then(
      (photos) => {
        found.value = photos;
      },
      (error: unknown) => {
        if (!isAbort(error)) found.value = 'failed';
      },
    );
    return () => controller.abort();
  }, [ctx, found, kind, name, attempt.value]);
  const photos = found.value;
  if (photos === 'asking') return <p role="status">{t('photos.loading')}</p>;
  if (photos === 'failed' || photos.length === 0) {
    return (
      <div role="status">
        <p>{t(photos === 'failed' ? 'photos.undescribed' : 'photos.gone')}</p>
        <p>
          <Out href={pageOf(source)}>{t('photos.at', { site })}</Out>
        </p>
        {photos === 'failed' ? (
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              attempt.value += 1;
            }}
          >
            {t('photos.retry')}
          </button>
        ) : null}
      </div>
    );
  }
  return (
    <>
      {photos.map((photo) => (
        <figure key={photo.page} class="photo-figure">
          {photo.image === null ? (
            <p>{t('photos.elsewhere')}</p>
          ) : (
            <Picture src={photo.image} alt={t('photos.alt', { site, key: tag })} />
          )}
          <figcaption>
            <Credit photo={photo} />
            <p>
              <Out href={photo.page}>{t('photos.at', { site })}</Out>
            </p>
          </figcaption>
        </figure>
      ))}
    </>
  );
}

function Credit({
  photo: { author, license, licenseHref, date },
}: {
  readonly photo: DescribedPhoto;
}): preact.JSX.Element {
  return (
    <p class="muted">
      {author === null ? (
        t('photos.authorUnknown')
      ) : (
        <Said message="photos.by" with={{ author: <Foreign text={author} /> }} />
      )}
      {' · '}
      {license === null ? (
        t('photos.notStated')
      ) : licenseHref === null ? (
        <Foreign text={license} />
      ) : (
        <Out href={licenseHref}>
          <Foreign text={license} />
        </Out>
      )}
      {date === null ? null : ' · '}
      {date === null ? null : <Said message="photos.takenOn" with={{ date: <Foreign text={dateWords(date)} /> }} />}
    </p>
  );
}

/** A moment as a date of the reader's own calendar; anything else as it was written. */
function dateWords(date: string): string {
  const time = /^\d{4}-\d{2}-\d{2}/.test(date) ? Date.parse(date.replace(' ', 'T')) : Number.NaN;
  return Number.isNaN(time) ? date : formatDate(time);
}
