import type { IconName } from '../parts/icons.tsx';
import type { Key } from '../../i18n/index.ts';
import { t } from '../../i18n/index.ts';
import { isNoFilter } from '../../store/query/filter.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { Popover } from '../parts/Popover.tsx';
import { Hidden } from '../parts/text.tsx';
import { Filters, Layers } from './lazyParts.ts';

/** What one does to the map itself, within the thumb's reach. */
export function MapControls(): preact.JSX.Element {
  const { view, data, selection, editor } = useAppState();
  const filtered = !isNoFilter(data.filter.value);
  return (
    <div class="controls">
      <div class="control-group">
        <Control icon="plus" label="map.zoomIn" onClick={() => view.zoomBy(1)} />
        <Control icon="minus" label="map.zoomOut" onClick={() => view.zoomBy(-1)} />
      </div>
      <div class="control-group">
        <Control icon="locate" label="map.locate" onClick={() => view.locate()} />
        <Control icon="layers" label="map.display" popovertarget="layers" />
        <Control
          icon="filter"
          label={filtered ? 'filter.openOn' : 'filter.open'}
          on={filtered}
          popovertarget="filter"
        />
        {editor.step.value.kind === 'idle' ? (
          <Control
            icon="list"
            label="list.open"
            pressed={selection.listOpen.value}
            onClick={() => selection.openList(!selection.listOpen.peek())}
          />
        ) : null}
      </div>
      <Popover id="layers" label={t('map.display')}>
        <Layers />
      </Popover>
      <Popover id="filter" label={t('filter.open')}>
        <Filters />
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
