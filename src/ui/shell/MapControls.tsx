import type { IconName } from '../parts/icons.tsx';
import type { Key } from '../../i18n/index.ts';
import { t } from '../../i18n/index.ts';
import { useApp, useAppState } from '../context.ts';
import type { Feature } from '../feature.ts';
import { Icon } from '../parts/icons.tsx';
import { Popover } from '../parts/Popover.tsx';
import { Hidden } from '../parts/text.tsx';
import { Layers } from './lazyParts.ts';

/** What one does to the map itself, within the thumb's reach. */
export function MapControls(): preact.JSX.Element {
  const { state, features } = useApp();
  const { view } = state;
  const popovers = features.flatMap(({ id, buttons = [], parts }) =>
    buttons
      .filter(({ at, opens }) => at === 'controls' && opens === 'popover')
      .map(({ label }) => ({ id, label, Content: parts.popover })),
  );
  return (
    <div class="controls">
      <div class="control-group">
        <Control icon="plus" label="map.zoomIn" onClick={() => view.zoomBy(1)} />
        <Control icon="minus" label="map.zoomOut" onClick={() => view.zoomBy(-1)} />
      </div>
      <div class="control-group">
        <Control icon="locate" label="map.locate" onClick={() => view.locate()} />
        <Control icon="layers" label="map.display" popovertarget="layers" />
        {features.map((feature) => (
          <FeatureControls key={feature.id} feature={feature} />
        ))}
      </div>
      <Popover id="layers" class="from-controls" label={t('map.display')}>
        <Layers />
      </Popover>
      {popovers.map(({ id, label, Content }) => (
        <Popover key={id} id={id} class="from-controls" label={t(label)}>
          <Content />
        </Popover>
      ))}
    </div>
  );
}

/** What a feature has here. A panel can't be opened while something is being added or changed. */
function FeatureControls({ feature }: { readonly feature: Feature }): preact.JSX.Element {
  const { id, buttons = [] } = feature;
  const state = useAppState();
  const { panel, editor } = state;
  const isOpen = panel.list.value === id || panel.shown.value?.id === id;
  return (
    <>
      {buttons.map(({ at, icon = 'info', label, opens, active }) => {
        if (at !== 'controls') return null;
        if (opens === 'popover') {
          const on = active?.when(state) ?? false;
          return (
            <Control key={label} icon={icon} label={on ? (active?.label ?? label) : label} on={on} popovertarget={id} />
          );
        }
        if (editor.step.value.kind !== 'idle') return null;
        const toggle = (): void => (isOpen ? panel.close(id) : panel.open(id));
        return <Control key={label} icon={icon} label={label} pressed={isOpen} onClick={toggle} />;
      })}
    </>
  );
}

function Control({
  icon,
  label,
  onClick,
  popovertarget,
  pressed,
  on = false,
}: {
  readonly icon: IconName;
  readonly label: Key;
  readonly onClick?: () => void;
  readonly popovertarget?: string;
  readonly pressed?: boolean;
  /** It is at work just now. */
  readonly on?: boolean;
}): preact.JSX.Element {
  return (
    <button
      type="button"
      class={on ? 'button icon-only control on' : 'button icon-only control'}
      title={t(label)}
      aria-expanded={pressed}
      popovertarget={popovertarget}
      onClick={onClick}
    >
      <Icon name={icon} />
      <Hidden>{t(label)}</Hidden>
    </button>
  );
}
