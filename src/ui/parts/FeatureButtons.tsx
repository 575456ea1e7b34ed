import { t } from '../../i18n/index.ts';
import type { CameraKey } from '../../model/camera.ts';
import { useApp } from '../context.ts';
import type { FeatureButton } from '../feature.ts';

/** The buttons that features have at a place. */
export function FeatureButtons({
  at,
  subject,
  class: kind = 'button secondary',
}: {
  readonly at: Exclude<FeatureButton['at'], 'menu' | 'controls'>;
  /** The reader that they are about. */
  readonly subject?: CameraKey;
  readonly class?: string;
}): preact.JSX.Element {
  const { state, features } = useApp();
  return (
    <>
      {features.map(({ id, buttons = [] }) =>
        buttons
          .filter((button) => button.at === at)
          .map(({ label, opens }) => (
            <button
              key={`${id} ${label}`}
              type="button"
              class={kind}
              onClick={() => (opens === 'dialog' ? state.panel.openDialog(id) : state.panel.open(id, subject))}
            >
              {t(label)}
            </button>
          )),
      )}
    </>
  );
}
