import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { ReaderSummary } from '../../ui/panel/ReaderSummary.tsx';
import './tips.css';

/** No part but the one on the map. */
export default function tips(ctx: FeatureContext): FeatureParts {
  return { notice: () => <Tip ctx={ctx} /> };
}

/** Where there is less room than this above the dot, the tip stands below it. CSS px */
const ROOM = 120;

/** Maker, direction and operator of the reader under the mouse. Whoever has no mouse is told by its panel. */
function Tip({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element | null {
  const { pointer, data } = ctx;
  const hovered = pointer.hovered.value;
  const key = hovered?.key ?? null;
  const found = useSignal<Camera | null>(null);
  useEffect(() => {
    let outdated = false;
    if (key !== null) {
      data.camera(key).then(
        (camera) => {
          if (!outdated) found.value = camera;
        },
        // The panel says what is wrong.
        () => undefined,
      );
    }
    return () => {
      outdated = true;
    };
  }, [data, found, key]);
  const camera = found.value;
  if (hovered === null || camera === null || keyOf(camera) !== key) return null;
  const { x, y } = hovered.at;
  return (
    <div
      class={y < ROOM ? 'map-tip below' : 'map-tip'}
      aria-hidden="true"
      // Physical: so is the map.
      style={{ left: `${x}px`, top: `${y}px` }}
    >
      <ReaderSummary camera={camera} />
    </div>
  );
}
