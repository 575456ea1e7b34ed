import type { IconName } from '../parts/icons.tsx';
import type { Key } from '../../i18n/index.ts';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { BaseMapChoice } from '../parts/BaseMapChoice.tsx';
import { Icon } from '../parts/icons.tsx';
import { Popover } from '../parts/Popover.tsx';
import { Hidden } from '../parts/text.tsx';

/** What one does to the map itself, within the thumb's reach. */
export function MapControls(): preact.JSX.Element {
  const { view, selection, adding } = useAppState();
  return (
    <div class="controls">
      <div class="control-group">
        <Control icon="plus" label="map.zoomIn" onClick={() => view.zoomBy(1)} />
        <Control icon="minus" label="map.zoomOut" onClick={() => view.zoomBy(-1)} />
      </div>
      <div class="control-group">
        <Control icon="locate" label="map.locate" onClick={() => view.locate()} />
        <Control icon="layers" label="map.layers" popovertarget="layers" />
        {adding.step.value.kind === 'idle' ? (
          <Control
            icon="list"
            label="list.open"
            pressed={selection.listOpen.value}
            onClick={() => selection.openList(!selection.listOpen.peek())}
          />
        ) : null}
      </div>
      <Popover id="layers" label={t('map.layers')}>
        <BaseMapChoice name="layers" />
      </Popover>
    </div>
  );
}

function Control({
  icon,
  label,
  onClick,
  popovertarget,
  pressed,
}: {
  readonly icon: IconName;
  readonly label: Key;
  readonly onClick?: () => void;
  readonly popovertarget?: string;
  readonly pressed?: boolean;
}): preact.JSX.Element {
  return (
    <button
      type="button"
      class="button icon-only control"
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
