import { useSignal } from '@preact/signals';
import { formatDistance, t } from '../../i18n/index.ts';
import type { CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { Near } from '../../store/cameraStore.ts';
import { useAppState } from '../context.ts';
import { ReaderSummary } from '../panel/ReaderSummary.tsx';
import { fieldId } from '../parts/Field.tsx';
import { Icon } from '../parts/icons.tsx';
import { Out } from '../parts/Link.tsx';

/** Cameras that are so near that one of them may be this one: a look at them before the form can go on. */
export function Nearby(): preact.JSX.Element | null {
  const { editor } = useAppState();
  const looked = useSignal<CameraKey | null>(null);
  const near = editor.nearby.value;
  if (near.length === 0) return null;
  const seen = (): void => {
    editor.confirmNearby(true);
    // The button goes, and must not take the focus with it.
    document.querySelector<HTMLElement>(`.panel #${fieldId('place')}`)?.focus();
  };
  if (editor.draft.value?.nearbySeen === true) {
    return (
      <p class="nearby-seen muted">
        <Icon name="check" /> {t('nearby.seen')}
      </p>
    );
  }
  return (
    <section class="note warn nearby" aria-label={t('nearby.title')}>
      <Icon name="warn" />
      <div class="note-body">
        <h3 id={fieldId('nearby')} tabIndex={-1} class="note-title">
          {t('nearby.title')}
        </h3>
        <p>{t('nearby.about', { count: near.length })}</p>
        <ul class="cameras">
          {near.map((each) => (
            <NearbyCamera key={keyOf(each.camera)} near={each} looked={looked} />
          ))}
        </ul>
        <button type="button" class="button secondary" onClick={seen}>
          {t('nearby.other')}
        </button>
      </div>
    </section>
  );
}

function NearbyCamera({
  near: { camera, metres },
  looked,
}: {
  readonly near: Near;
  readonly looked: { value: CameraKey | null };
}): preact.JSX.Element {
  const { editor, selection, settings, server } = useAppState();
  const key = keyOf(camera);
  const open = looked.value === key;
  return (
    <li>
      <div class="camera-row">
        <ReaderSummary camera={camera} />
        <span class="camera-distance">
          {t('nearby.away', { distance: formatDistance(metres, settings.units.value) })}
        </span>
      </div>
      <div class="row">
        <button
          type="button"
          class="button link"
          aria-expanded={open}
          onClick={() => {
            looked.value = open ? null : key;
            selection.select(open ? null : key);
          }}
        >
          {open ? t('nearby.hide') : t('nearby.look')}
        </button>
        {open ? (
          <>
            <Out href={`${server.server.value.web}/${key}`}>{t('camera.onOsm')}</Out>
            <button
              type="button"
              class="button link"
              onClick={() => {
                editor.discard();
                selection.select(key);
              }}
            >
              {t('nearby.same')}
            </button>
          </>
        ) : null}
      </div>
    </li>
  );
}
