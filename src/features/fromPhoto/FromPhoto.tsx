import './fromPhoto.css';
import { effect, signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { formatBearing, formatDegrees, formatDistance } from '../../i18n/formatMeasures.ts';
import { t } from '../../i18n/index.ts';
import type { Place } from '../../model/place.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { formatPlace } from '../../ui/panel/formatPlace.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Foreign, Said } from '../../ui/parts/text.tsx';
import { useKeepFocus } from '../../ui/parts/useKeepFocus.ts';
import type { TrueBearing } from '../../places/trueBearing.ts';
import { trueBearing } from '../../places/trueBearing.ts';
import type { PhotoFacts, PlacedPhoto } from './readPhoto.ts';
import { readPhoto } from './readPhoto.ts';
import { viewLine } from './viewLine.ts';

export { default as words } from './en.json';

/** The largest file that is read, bytes. */
const LARGEST = 100_000_000;
/** From how far off on a place is asked after, metres. */
const INACCURATE = 25;

interface ChosenPhoto {
  readonly id: number;
  readonly name: string;
  readonly facts: PhotoFacts | { readonly kind: 'reading' } | { readonly kind: 'tooLarge' };
}

export default function fromPhoto(ctx: FeatureContext): FeatureParts {
  // They stay while one reader after the other is described.
  const chosen = signal<readonly ChosenPhoto[]>([]);
  let ids = 0;
  const add = (file: File): void => {
    ids += 1;
    const id = ids;
    const tell = (facts: ChosenPhoto['facts']): void => {
      chosen.value = [...chosen.peek().filter((photo) => photo.id !== id), { id, name: file.name, facts }].toSorted(
        (a, b) => a.id - b.id,
      );
    };
    if (file.size > LARGEST) return tell({ kind: 'tooLarge' });
    tell({ kind: 'reading' });
    file.arrayBuffer().then(
      (bytes) => tell(readPhoto(bytes)),
      () => tell({ kind: 'unreadable' }),
    );
  };
  const start = (photo: PlacedPhoto, bearing: number | null): void => {
    ctx.editor.start(photo.place);
    ctx.overlays.set('fromPhoto', {
      points: [{ role: 'subject', place: photo.place }],
      ...(bearing === null
        ? {}
        : { lines: [{ role: 'subject', label: t('fromPhoto.line'), places: viewLine(photo.place, bearing) }] }),
    });
  };
  // The line goes when the reader is described, or was left.
  effect(() => {
    if (ctx.panel.shown.value === null) ctx.overlays.set('fromPhoto', null);
  });
  return {
    panel: () => <FromPhoto ctx={ctx} chosen={chosen.value} onFiles={(files) => files.forEach(add)} onStart={start} />,
  };
}

function FromPhoto({
  ctx,
  chosen,
  onFiles,
  onStart,
}: {
  readonly ctx: FeatureContext;
  readonly chosen: readonly ChosenPhoto[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onStart: (photo: PlacedPhoto, bearing: number | null) => void;
}): preact.JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const self = useKeepFocus<HTMLElement>();
  const close = (): void => {
    ctx.overlays.set('fromPhoto', null);
    ctx.panel.close('fromPhoto');
  };
  return (
    <section class="panel-content" aria-label={t('fromPhoto.title')} ref={self}>
      <PanelHead onClose={close}>{t('fromPhoto.title')}</PanelHead>
      <p>{t('fromPhoto.about')}</p>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('fromPhoto.choose')}
        accept="image/jpeg,image/heic,image/heif,.jpg,.jpeg,.heic,.heif"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <ul class="from-photos" role="status">
        {chosen.map((photo) => (
          <li key={photo.id}>
            <ChosenItem ctx={ctx} photo={photo} onStart={onStart} />
          </li>
        ))}
      </ul>
      <div class="actions sticky">
        <button
          type="button"
          class="button primary"
          onClick={() => input.current?.click()}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            onFiles([...(event.dataTransfer?.files ?? [])]);
          }}
        >
          {t('fromPhoto.choose')}
        </button>
      </div>
    </section>
  );
}

function ChosenItem({
  ctx: { now, settings },
  photo: { name, facts },
  onStart,
}: {
  readonly ctx: FeatureContext;
  readonly photo: ChosenPhoto;
  readonly onStart: (photo: PlacedPhoto, bearing: number | null) => void;
}): preact.JSX.Element {
  if (facts.kind !== 'placed') {
    return (
      <p>
        <Said message={`fromPhoto.${facts.kind}`} with={{ name: <Foreign text={name} /> }} />
      </p>
    );
  }
  const { place, bearing, accuracy, time } = facts;
  const turned = bearing?.north === 'magnetic' ? trueBearing(bearing.degrees, place, now.value) : null;
  const degrees = turned?.degrees ?? bearing?.degrees ?? null;
  const size = accuracy === null ? '' : formatDistance(accuracy, settings.units.value);
  return (
    <>
      <h3>
        <Foreign text={name} />
      </h3>
      <p>{placeWords(place)}</p>
      {accuracy === null ? null : (
        <p>{t(accuracy > INACCURATE ? 'fromPhoto.inaccurate' : 'fromPhoto.accuracy', { distance: size })}</p>
      )}
      <p>
        {degrees === null
          ? t('fromPhoto.noBearing')
          : t('fromPhoto.looked', { bearing: formatBearing(Math.round(degrees)) })}{' '}
        {turned === null ? null : turnedWords(turned)}
        {bearing?.north === 'unstated' ? t('fromPhoto.unstated') : null}
      </p>
      {time === null ? null : <p class="muted">{t('fromPhoto.time', { time })}</p>}
      <button type="button" class="button secondary" onClick={() => onStart(facts, degrees)}>
        {t('fromPhoto.start')}
      </button>
    </>
  );
}

function placeWords(place: Place): string {
  return t('fromPhoto.place', { place: formatPlace(place) });
}

function turnedWords({ declination, old }: TrueBearing): string {
  const correction = formatDegrees(Math.round(declination));
  return `${t('fromPhoto.magnetic', { correction })}${old ? ` ${t('fromPhoto.old')}` : ''}`;
}
