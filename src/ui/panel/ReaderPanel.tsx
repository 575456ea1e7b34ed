import { NEXT, PREVIOUS } from '../parts/iconPaths.ts';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Camera, CameraKey } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import type { Version } from '../../osm/types.ts';
import { useApp, useAppState } from '../context.ts';
import { LastEdit } from '../edit/LastEdit.tsx';
import { Icon } from '../parts/icons.tsx';
import { Out } from '../parts/Link.tsx';
import { Foreign, Hidden } from '../parts/text.tsx';
import { CameraFacts } from './CameraFacts.tsx';
import { makerOf } from './facts.ts';
import { useNearTown } from '../parts/Near.tsx';
import { visible } from '../parts/visible.ts';
import { PanelHead } from './PanelHead.tsx';
import { ReaderSummary } from './ReaderSummary.tsx';
import { TagTable } from './TagTable.tsx';

/** The selected camera: everything that is known of it, or why nothing is. */
export function ReaderPanel(): preact.JSX.Element {
  const { state, features } = useApp();
  const { selection } = state;
  const back = features.find(({ id }) => id === state.panel.list.value)?.back;
  const selected = selection.selected.value;
  return (
    <section class="panel-content" aria-label={t('camera.region')} aria-busy={selected.kind === 'loading'}>
      <PanelHead onClose={() => selection.select(null)} actions={<Steps />}>
        {selected.kind === 'found' ? (
          <MakerName name={makerOf(selected.camera.tags)?.name ?? null} />
        ) : (
          t('camera.region')
        )}
      </PanelHead>
      {back === undefined ? null : (
        <button type="button" class="button link back" onClick={() => selection.select(null)}>
          {t(back)}
        </button>
      )}
      {selected.kind === 'loading' ? <p role="status">{t('camera.loading')}</p> : null}
      {selected.kind === 'missing' ? <Missing cameraKey={selected.key} /> : null}
      {selected.kind === 'found' ? <PageTitle key={`title ${selected.key}`} camera={selected.camera} /> : null}
      {selected.kind === 'found' ? <CameraFacts key={selected.key} camera={selected.camera} /> : null}
    </section>
  );
}

/** The page is called after the reader that is open. */
function PageTitle({ camera }: { readonly camera: Camera }): null {
  const town = useNearTown(camera)?.name;
  const what = makerOf(camera.tags)?.name ?? t('camera.kind');
  const title = town === undefined ? t('camera.pageTitle', { what }) : t('camera.pageTitleNear', { what, town });
  useEffect(() => {
    const before = document.title;
    document.title = visible(title);
    return () => {
      document.title = before;
    };
  }, [title]);
  return null;
}

function MakerName({ name }: { readonly name: string | null }): preact.JSX.Element {
  return name === null ? <>{t('camera.makerUnknown')}</> : <Foreign text={name} />;
}

/** The way from camera to camera without the map. */
function Steps(): preact.JSX.Element {
  const { selection } = useAppState();
  return (
    <>
      <button type="button" class="button quiet icon-only" onClick={() => void selection.step(-1)}>
        <Icon name={PREVIOUS} mirrors />
        <Hidden>{t('camera.previous')}</Hidden>
      </button>
      <button type="button" class="button quiet icon-only" onClick={() => void selection.step(1)}>
        <Icon name={NEXT} mirrors />
        <Hidden>{t('camera.next')}</Hidden>
      </button>
    </>
  );
}

/** Nothing of what was read is it. OpenStreetMap is asked what became of it: it may have been deleted. */
function Missing({ cameraKey }: { readonly cameraKey: CameraKey }): preact.JSX.Element {
  const { server, uploads } = useAppState();
  const { web } = server.server.value;
  const versions = useSignal<readonly Version[]>([]);
  useEffect(() => {
    let outdated = false;
    void uploads.history(cameraKey).then((found) => {
      if (!outdated && !(found instanceof Failure)) versions.value = found;
    });
    return () => {
      outdated = true;
    };
  }, [uploads, cameraKey, versions]);
  const [last, ...earlier] = versions.value;
  const before = earlier.find(({ camera }) => camera !== null)?.camera ?? null;
  return (
    <div role="status" class="panel-content">
      {last === undefined || last.visible ? (
        <>
          <p>{t('camera.absent')}</p>
          <p>{t('camera.absent.about')}</p>
        </>
      ) : (
        <>
          <p>{t('camera.deleted')}</p>
          <LastEdit message="deleted.who" who={last.who} when={last.when} />
          {last.comment === null ? null : (
            <blockquote>
              <Foreign text={last.comment} />
            </blockquote>
          )}
          {before === null ? null : (
            <>
              <p>{t('camera.deleted.before')}</p>
              <div class="camera-row plain">
                <ReaderSummary camera={before} />
              </div>
              <TagTable tags={before.tags} />
            </>
          )}
        </>
      )}
      <p>
        <Out href={`${web}/${cameraKey}`}>{t('camera.onOsm')}</Out>
      </p>
    </div>
  );
}
