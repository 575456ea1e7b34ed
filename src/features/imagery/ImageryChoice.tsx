import './imagery.css';
import { computed, effect } from '@preact/signals';
import type { Imagery } from '../../catalog/imagery.ts';
import { groundOf } from '../../catalog/imagery.ts';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Out } from '../../ui/parts/Link.tsx';
import { Foreign } from '../../ui/parts/text.tsx';
import { imageryAt, ownOf } from './imageryAt.ts';

export { default as words } from './en.json';

export default function imagery({ editor, view }: FeatureContext): FeatureParts {
  const own = ownOf(import.meta.env['VITE_IMAGERY_URL'], import.meta.env['VITE_IMAGERY_ATTRIBUTION']);
  const isOpen = computed(() => editor.draft.value !== null);
  const isShown = computed(() => editor.step.value.kind === 'placing' || editor.step.value.kind === 'describing');
  effect(() => {
    const used = view.imagery.value?.imageryUsed ?? null;
    // It is there for what is placed, and goes with it.
    if (!isOpen.value) view.imagery.value = null;
    else if (isShown.value && used !== null) editor.useImagery(used);
  });
  const choose = (layer: Imagery | null): void => {
    view.imagery.value = layer === null ? null : groundOf(layer);
  };
  const Section = (): preact.JSX.Element | null => {
    const draft = editor.draft.value;
    if (draft === null) return null;
    const id = view.imagery.value?.id ?? null;
    return <ImageryChoice layers={imageryAt(draft.place, own)} shown={id} onChoose={choose} />;
  };
  return {
    placing: Section,
    // What was chosen while placing stays, and can be changed.
    directions: () =>
      view.imagery.value === null && (editor.draft.value?.imageryUsed ?? null) === null ? null : <Section />,
  };
}

function ImageryChoice({
  layers,
  shown,
  onChoose,
}: {
  readonly layers: readonly Imagery[];
  readonly shown: string | null;
  readonly onChoose: (layer: Imagery | null) => void;
}): preact.JSX.Element {
  const layer = layers.find(({ id }) => id === shown);
  const terms = layer?.terms ?? null;
  const button = (each: Imagery | null): preact.JSX.Element => (
    <button
      key={each?.id ?? ''}
      type="button"
      class="button secondary"
      aria-pressed={(each?.id ?? null) === shown}
      title={each?.name}
      onClick={() => onChoose(each)}
    >
      {each === null ? t('imagery.map') : <Foreign text={each.short} />}
    </button>
  );
  return (
    <div class="imagery-choice" role="group" aria-label={t('imagery.title')}>
      <div class="imagery-layers">{[null, ...layers].map(button)}</div>
      <p role="status" class="small muted">
        {layer === undefined ? null : (
          <>
            {layer.taken === null ? null : `${t('imagery.taken', { years: layer.taken })} `}
            {t('imagery.offset')} {terms === null ? null : <Out href={terms}>{t('imagery.terms')}</Out>}
          </>
        )}
      </p>
    </div>
  );
}
