import type { BaseMap } from '../../catalog/baseMaps.ts';
import { hasMessage, t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Choice } from './Choice.tsx';

/** The base maps of this server. */
export function BaseMapChoice({ name }: { readonly name: string }): preact.JSX.Element {
  const { view } = useAppState();
  return (
    <Choice
      legend={t('map.layers')}
      name={name}
      options={view.baseMaps.value.map((map) => ({ value: map.id, label: nameOf(map) }))}
      value={view.baseMap.value.id}
      onChoose={(id) => view.chooseBaseMap(id)}
    />
  );
}

function nameOf({ id, name }: BaseMap): string {
  const key = `baseMap.${id}`;
  return name ?? (hasMessage(key) ? t(key) : id);
}
