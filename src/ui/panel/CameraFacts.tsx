import type { ComponentChildren } from 'preact';
import type { Key } from '../../i18n/index.ts';
import { formatAge, formatDateTime, hasMessage, t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { KEY } from '../../model/tagging/keys.ts';
import { useAppState } from '../context.ts';
import { CameraActions } from '../edit/CameraActions.tsx';
import { Copy } from '../parts/Copy.tsx';
import { Compass } from '../parts/Compass.tsx';
import { PIN } from '../parts/iconPaths.ts';
import { Icon } from '../parts/icons.tsx';
import { Out } from '../parts/Link.tsx';
import { Near } from '../parts/Near.tsx';
import { Foreign, Hidden, Said } from '../parts/text.tsx';
import { directionFacts, makerOf, operatorOf, photoLinks, sectorWords, surveyWords } from './facts.ts';
import { formatPlace } from './formatPlace.ts';
import { Missing } from './Missing.tsx';
import { TagTable } from './TagTable.tsx';

/** What is known of a camera, most asked for first. */
export function CameraFacts({ camera }: { readonly camera: Camera }): preact.JSX.Element {
  const { now, view } = useAppState();
  const { tags } = camera;
  const operator = operatorOf(tags);
  return (
    <>
      <p class="muted kind">
        {t('camera.kind')}
        <Near place={camera} before=" · " />
      </p>
      <Looks camera={camera} />
      <dl class="facts">
        <Fact label="camera.operator">
          {operator === null ? (
            <span class="unknown">{t('camera.operatorUnknown')}</span>
          ) : operator.wikidata === null ? (
            <Foreign text={operator.name} />
          ) : (
            <Out href={wikidata(operator.wikidata)}>
              <Foreign text={operator.name} />
            </Out>
          )}
        </Fact>
        <TagFact label="camera.mount" prefix="mount" value={tags.get(KEY.mount)} />
        <TagFact label="camera.zone" prefix="zone" value={tags.get(KEY.zone)} />
      </dl>
      <p class="ages">
        {camera.timestamp === null ? (
          t('camera.editedUnknown')
        ) : (
          <time dateTime={new Date(camera.timestamp).toISOString()} title={formatDateTime(camera.timestamp)}>
            {t('camera.edited', { age: formatAge(camera.timestamp, now.value) })}
          </time>
        )}
        {' · '}
        <Foreign text={surveyWords(tags, now.value)} />
      </p>
      <Missing camera={camera} />
      <TagTable tags={tags} />
      <Links camera={camera} />
      <div class="place">
        <Hidden>{t('camera.coordinates')}</Hidden> <span class="figures">{formatPlace(camera)}</span>
        <Copy label={t('camera.copyCoordinates')} text={() => formatPlace(camera)} brief />
      </div>
      <div class="row">
        <Copy label={t('camera.copyLink')} text={() => location.href} />
        <button type="button" class="button secondary" onClick={() => view.go(camera)}>
          <Icon name={PIN} />
          {t('camera.show')}
        </button>
      </div>
      <CameraActions camera={camera} />
    </>
  );
}

function Looks({ camera }: { readonly camera: Camera }): preact.JSX.Element {
  const { direction, written } = directionFacts(camera.tags);
  return (
    <div class="looks">
      <Compass sectors={direction.kind === 'known' ? direction.sectors : []} />
      <div>
        <p class="muted">{t('camera.direction')}</p>
        {direction.kind === 'none' ? <p class="unknown">{t('camera.directionUnknown')}</p> : null}
        {direction.kind === 'not-understood' ? (
          <p>
            <Said message="camera.directionOdd" with={{ value: <Foreign text={written} /> }} />
          </p>
        ) : null}
        {direction.kind === 'known' ? (
          <ul class="sectors">
            {direction.sectors.map((sector) => (
              <li key={`${sector.from}-${sector.width}`}>{sectorWords(sector)}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

function Fact({ label, children }: { readonly label: Key; readonly children: ComponentChildren }): preact.JSX.Element {
  return (
    <div class="fact">
      <dt>{t(label)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A tag with values that have names; others are shown as they are. */
function TagFact({
  label,
  prefix,
  value = '',
}: {
  readonly label: Key;
  readonly prefix: 'mount' | 'zone';
  readonly value?: string | undefined;
}): preact.JSX.Element {
  const key = `${prefix}.${value}`;
  const words = hasMessage(key) ? t(key) : <Foreign text={value} />;
  return <Fact label={label}>{value.trim() === '' ? <span class="unknown">{t('form.unknown')}</span> : words}</Fact>;
}

function Links({ camera }: { readonly camera: Camera }): preact.JSX.Element {
  const { web } = useAppState().server.server.value;
  const key = keyOf(camera);
  const maker = makerOf(camera.tags);
  return (
    <ul class="links" aria-label={t('camera.links')}>
      <li>
        <Out href={`${web}/${key}`}>{t('camera.onOsm')}</Out>{' '}
        <span class="muted">
          {t(`camera.type.${camera.type}`)} <span class="figures">{camera.id}</span>
        </span>
      </li>
      <li>
        <Out href={`${web}/${key}/history`}>{t('camera.history')}</Out>
      </li>
      {maker === null || maker.wikidata === null ? null : (
        <li>
          <Out href={wikidata(maker.wikidata)}>{t('camera.makerWikidata')}</Out>
        </li>
      )}
      {photoLinks(camera.tags).map(({ site, href }) => (
        <li key={href}>
          <Out href={href}>
            <Said message="camera.photoOn" with={{ site: <Foreign text={site} /> }} />
          </Out>
        </li>
      ))}
    </ul>
  );
}

function wikidata(id: string): string {
  return `https://www.wikidata.org/wiki/${id}`;
}
