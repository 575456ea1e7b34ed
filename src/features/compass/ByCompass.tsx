import { signal } from '@preact/signals';
import { formatBearing, formatDegrees } from '../../i18n/formatMeasures.ts';
import { t } from '../../i18n/index.ts';
import { formatDirection } from '../../model/direction.ts';
import type { TrueBearing } from '../../places/trueBearing.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import type { Stand } from './applyHeading.ts';
import { directionFor, STEP, turnLast } from './applyHeading.ts';
import type { Asked } from './listenToCompass.ts';
import { listenToCompass, mayHaveCompass } from './listenToCompass.ts';

export { default as words } from './en.json';

type Told =
  | Exclude<Asked, { readonly kind: 'heading' }>
  | { readonly kind: 'reading' | 'failed' }
  | { readonly kind: 'set'; readonly degrees: number; readonly spread: number; readonly bearing: TrueBearing };

interface Answer {
  readonly told: Told;
  /** The draft and its directions that it holds for: what is turned by hand is the person's own. */
  readonly of: string;
}

export default function compass(ctx: FeatureContext): FeatureParts {
  const answer = signal<Answer | null>(null);
  const ask = async (stand: Stand): Promise<void> => {
    const before = stateOf(ctx);
    if (before === null || answer.peek()?.told.kind === 'reading') return;
    answer.value = { told: { kind: 'reading' }, of: before };
    const [heading, model] = await Promise.all([
      // Begun within the tap.
      listenToCompass(window, ctx.after),
      import('../../places/trueBearing.ts').catch((): null => null),
    ]);
    const draft = ctx.editor.draft.peek();
    if (draft === null || stateOf(ctx) !== before) answer.value = null;
    else if (heading.kind !== 'heading') answer.value = { told: heading, of: before };
    else if (model === null) answer.value = { told: { kind: 'failed' }, of: before };
    else {
      const bearing = model.trueBearing(heading.magnetic, draft.place, ctx.now.peek());
      const degrees = directionFor(bearing.degrees, stand);
      ctx.editor.change({ directions: turnLast(draft.form.directions, degrees) });
      answer.value = { told: { kind: 'set', degrees, spread: heading.spread, bearing }, of: stateOf(ctx) ?? '' };
    }
  };
  return {
    directions: () => (mayHaveCompass(window) ? <ByCompass ctx={ctx} answer={answer.value} onAsk={ask} /> : null),
  };
}

function stateOf({ editor: { draft, step } }: FeatureContext): string | null {
  const now = draft.value;
  if (now === null || step.value.kind !== 'describing') return null;
  return `${now.id} ${formatDirection(now.form.directions)}`;
}

function ByCompass({
  ctx,
  answer,
  onAsk,
}: {
  readonly ctx: FeatureContext;
  readonly answer: Answer | null;
  readonly onAsk: (stand: Stand) => Promise<void>;
}): preact.JSX.Element {
  const button = (stand: Stand): preact.JSX.Element => (
    <button
      type="button"
      class="button secondary"
      // Not disabled: a button that is loses the focus.
      aria-disabled={answer?.told.kind === 'reading'}
      onClick={() => void onAsk(stand)}
    >
      {t(`compass.${stand}`)}
    </button>
  );
  return (
    <div class="field" role="group" aria-labelledby="compass-title">
      <p class="label" id="compass-title">
        {t('compass.title')}
      </p>
      <p class="field-about">{t('compass.about')}</p>
      <div class="row">
        {button('behind')}
        {button('facing')}
      </div>
      <p role="status">{answer === null || answer.of !== stateOf(ctx) ? '' : wordsOf(answer.told)}</p>
    </div>
  );
}

function wordsOf(told: Told): string {
  if (told.kind === 'unsteady') return t('compass.unsteady', { spread: whole(told.spread) });
  if (told.kind !== 'set') return t(`compass.${told.kind}`);
  const { degrees, spread, bearing } = told;
  const said = t('compass.set', {
    bearing: formatBearing(degrees),
    spread: whole(Math.max(spread, STEP)),
    correction: formatDegrees(Math.round(bearing.declination)),
  });
  return bearing.old ? `${said} ${t('compass.old')}` : said;
}

/** Upward: it is never surer than it says. */
function whole(degrees: number): string {
  return formatDegrees(Math.ceil(degrees));
}
