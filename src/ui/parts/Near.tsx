import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { cardinalOf } from '../../model/compass.ts';
import type { Place } from '../../model/place.ts';
import type { NearTown } from '../../places/nearTown.ts';
import type { DistanceUnits } from '../../i18n/formatMeasures.ts';
import { formatDistance } from '../../i18n/formatMeasures.ts';
import { useApp } from '../context.ts';
import { Foreign, Said } from './text.tsx';

/** Within this a place is in its town, metres. */
const IN_TOWN = 1000;

/** The town near a place; null until it is known, and where none is or none can be had. */
export function useNearTown({ lat, lon }: Place): NearTown | null {
  const { offers } = useApp();
  const found = useSignal<NearTown | null>(null);
  useEffect(() => {
    let outdated = false;
    const ask = async (): Promise<void> => {
      const [near] = await offers('near');
      const town = (await near?.({ lat, lon }).catch(() => null)) ?? null;
      if (!outdated) found.value = town;
    };
    void ask();
    return () => {
      outdated = true;
    };
  }, [offers, found, lat, lon]);
  return found.value;
}

/** Where a place is in words, such as `near Decatur, 1.2 mi northwest`; `before` stands ahead of them where there are any. */
export function Near({
  place,
  before,
}: {
  readonly place: Place;
  readonly before?: string;
}): preact.JSX.Element | null {
  const { settings } = useApp().state;
  const town = useNearTown(place);
  if (town === null) return null;
  return (
    <>
      {before}
      <TownWords town={town} units={settings.units.value} />
    </>
  );
}

function TownWords({ town, units }: { readonly town: NearTown; readonly units: DistanceUnits }): preact.JSX.Element {
  const name = <Foreign text={town.name} />;
  if (town.metres < IN_TOWN) return <Said message="place.in" with={{ town: name }} />;
  // Eight points are as many as the middle of a town allows.
  const point = t(`cardinal.${cardinalOf(Math.round(town.bearing / 45) * 45)}`);
  return <Said message="place.near" with={{ town: name, distance: formatDistance(town.metres, units), point }} />;
}
