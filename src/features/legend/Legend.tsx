import './legend.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Example } from '../../map/readers/paintExamples.ts';
import { paintExamples } from '../../map/readers/paintExamples.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { STALE_YEARS } from '../../store/scene/scene.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Window } from '../../ui/dialogs/Window.tsx';
import type { MarkName } from './marks.ts';
import { MARKS } from './marks.ts';

export { default as words } from './en.json';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of a constant
const NAMES = Object.keys(MARKS) as readonly MarkName[];

export default function legend({ panel }: FeatureContext): FeatureParts {
  return {
    dialog: Legend,
    layers: () => (
      <button type="button" class="button secondary" onClick={() => panel.openDialog('legend')}>
        {t('legend.title')}
      </button>
    ),
  };
}

/** What the map draws, each mark beside its words. */
function Legend(): preact.JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const canvases = list.current?.querySelectorAll('canvas') ?? [];
    const examples = paintExamples(new Map(NAMES.flatMap((name, at) => pairOf(canvases[at], MARKS[name]))));
    return () => examples.close();
  }, []);
  return (
    <Window title={t('legend.title')} wide>
      <ul ref={list} class="legend">
        {NAMES.map((name) => (
          <li key={name}>
            <canvas aria-hidden="true" />
            <span>{t(`legend.${name}`, { years: STALE_YEARS })}</span>
          </li>
        ))}
      </ul>
      <p class="muted">{t('legend.zoom')}</p>
    </Window>
  );
}

function pairOf(canvas: HTMLCanvasElement | undefined, example: Example): readonly [HTMLCanvasElement, Example][] {
  return canvas === undefined ? [] : [[canvas, example]];
}
