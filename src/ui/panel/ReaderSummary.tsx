import { t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { Compass } from '../parts/Compass.tsx';
import { Near } from '../parts/Near.tsx';
import { Foreign } from '../parts/text.tsx';
import { directionFacts, makerOf, operatorOf, sectorWords } from './facts.ts';

/** A reader in two lines: who made it, where it looks, who runs it; and what else is to be said of it. */
export function ReaderSummary({
  camera,
  also,
  near = false,
}: {
  readonly camera: Camera;
  readonly also?: string;
  /** In which town it stands is said, too. */
  readonly near?: boolean;
}): preact.JSX.Element {
  const maker = makerOf(camera.tags);
  const operator = operatorOf(camera.tags);
  const { direction } = directionFacts(camera.tags);
  const sectors = direction.kind === 'known' ? direction.sectors : [];
  const first = sectors[0];
  return (
    <>
      <Compass sectors={sectors} />
      <span class="camera-words">
        <span class="camera-maker">{maker === null ? t('camera.makerUnknown') : <Foreign text={maker.name} />}</span>
        <span class="muted">
          {first === undefined ? t('camera.directionUnknown') : sectorWords(first)}
          {sectors.length > 1 ? ` +${sectors.length - 1}` : ''}
          {operator === null ? null : (
            <>
              {' · '}
              <Foreign text={operator.name} />
            </>
          )}
          {also === undefined ? null : ` · ${also}`}
          {near ? <Near place={camera} before=" · " /> : null}
        </span>
      </span>
    </>
  );
}
