import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Choice } from '../../ui/parts/Choice.tsx';

export { default as words } from './en.json';

export default function density(ctx: FeatureContext): FeatureParts {
  return { layers: () => <DrawingChoice ctx={ctx} /> };
}

/** How wide views are drawn. */
function DrawingChoice({ ctx: { data } }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  return (
    <Choice
      legend={t('drawing.title')}
      name="drawing"
      options={[
        { value: 'clusters', label: t('drawing.clusters') },
        { value: 'density', label: t('drawing.density') },
      ]}
      value={data.drawing.value}
      onChoose={(drawing) => data.setDrawing(drawing)}
    />
  );
}
