import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';

/** A picture of a listed host, with words until it is there and where it doesn't come. The host learns of no page. */
export function Picture({ src, alt }: { readonly src: string; readonly alt: string }): preact.JSX.Element {
  const step = useSignal<'loading' | 'shown' | 'broken'>('loading');
  const attempt = useSignal(0);
  if (step.value === 'broken') {
    return (
      <div role="status">
        <p>{t('photos.broken')}</p>
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            attempt.value += 1;
            step.value = 'loading';
          }}
        >
          {t('photos.retry')}
        </button>
      </div>
    );
  }
  return (
    <>
      {step.value === 'loading' ? <p role="status">{t('photos.loadingImage')}</p> : null}
      <img
        key={attempt.value}
        class="photo"
        src={src}
        alt={alt}
        translate={false}
        decoding="async"
        referrerpolicy="no-referrer"
        onLoad={() => {
          step.value = 'shown';
        }}
        onError={() => {
          step.value = 'broken';
        }}
      />
    </>
  );
}
