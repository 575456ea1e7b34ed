import './photos.css';
import { useSignal } from '@preact/signals';
import { COMMONS, PANORAMAX } from '../../catalog/photoHosts.ts';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Out } from '../../ui/parts/Link.tsx';
import { Foreign, Said } from '../../ui/parts/text.tsx';
import { useKeepFocus } from '../../ui/parts/useKeepFocus.ts';
import { DescribedPhotos } from './DescribedPhotos.tsx';
import type { PhotoSource, PhotoValue } from './photoValues.ts';
import { photosOf } from './photoValues.ts';
import { Picture } from './Picture.tsx';

export { default as words } from './en.json';

export default function photos(ctx: FeatureContext): FeatureParts {
  return { panel: () => <PhotosPanel ctx={ctx} /> };
}

/** Every photo that the tags of the selected reader name. */
function PhotosPanel({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { panel, selection } = ctx;
  const selected = selection.selected.value;
  const found = selected.kind === 'found' ? photosOf(selected.camera.tags) : null;
  const self = useKeepFocus<HTMLElement>();
  return (
    <section class="panel-content" aria-label={t('photos.title')} ref={self}>
      <PanelHead onClose={() => panel.close('photos')}>{t('photos.title')}</PanelHead>
      {found === null ? <p>{t('photos.noReader')}</p> : null}
      {found?.length === 0 ? <p>{t('photos.none')}</p> : null}
      {found === null || found.length === 0 ? null : (
        <>
          <p class="muted">{t('photos.count', { count: found.length })}</p>
          <ul class="photos">
            {found.map((photo) => (
              <li key={`${photo.key} ${photo.value}`}>
                <PhotoItem ctx={ctx} photo={photo} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function PhotoItem({
  ctx,
  photo: { key, value, source },
}: {
  readonly ctx: FeatureContext;
  readonly photo: PhotoValue;
}): preact.JSX.Element {
  if (source.kind === 'hosted') return <Hosted source={source} tag={key} />;
  if (source.kind === 'link') {
    return (
      <Out href={source.href}>
        <Said message="photos.at" with={{ site: <Foreign text={source.site} /> }} />
      </Out>
    );
  }
  if (source.kind === 'unknown') {
    return (
      <p class="muted">
        <Said message="photos.unknown" with={{ value: <Foreign text={value} /> }} />
      </p>
    );
  }
  const { name } = source.kind === 'commons' ? COMMONS : PANORAMAX;
  return <DescribedPhotos ctx={ctx} source={source} site={name} tag={key} />;
}

/** A photo of a listed site that tells no license: each by a click of its own. */
function Hosted({
  source: { href, host },
  tag,
}: {
  readonly source: Extract<PhotoSource, { kind: 'hosted' }>;
  readonly tag: string;
}): preact.JSX.Element {
  const shown = useSignal(false);
  return (
    <figure class="photo-figure">
      {shown.value ? (
        <Picture src={href} alt={t('photos.alt', { site: host.name, key: tag })} />
      ) : (
        <>
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              shown.value = true;
            }}
          >
            <Said message="photos.show" with={{ site: <Foreign text={host.name} /> }} />
          </button>
          <p class="muted small">{t('photos.tells')}</p>
        </>
      )}
      <figcaption>
        <p class="muted">{t('photos.notStated')}</p>
        <p>
          <Out href={href}>
            <Said message="photos.at" with={{ site: <Foreign text={host.name} /> }} />
          </Out>
        </p>
      </figcaption>
    </figure>
  );
}
