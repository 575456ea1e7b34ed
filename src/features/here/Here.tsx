import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { formatDistance } from '../../i18n/formatMeasures.ts';
import { t } from '../../i18n/index.ts';
import { keyOf } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { formatPlace } from '../../ui/panel/formatPlace.ts';
import { ReaderSummary } from '../../ui/panel/ReaderSummary.tsx';
import { Copy } from '../../ui/parts/Copy.tsx';
import { Near } from '../../ui/parts/Near.tsx';
import './here.css';
import type { Around } from './lookAround.ts';
import { AROUND_METRES, lookAround } from './lookAround.ts';

export { default as words } from './en.json';

export default function here(ctx: FeatureContext): FeatureParts {
  const Asked = (): preact.JSX.Element | null => {
    const asked = ctx.pointer.asked.value;
    return asked === null ? null : (
      <Menu key={`${asked.place.lat} ${asked.place.lon}`} ctx={ctx} place={asked.place} at={asked.at} />
    );
  };
  return { notice: Asked };
}

/** The least room between it and the window's edges, CSS px. */
const EDGE = 8;

/** A menu at the place: where it is, what is known there, and what can be done. */
function Menu({
  ctx,
  place,
  at,
}: {
  readonly ctx: FeatureContext;
  readonly place: Place;
  readonly at: { readonly x: number; readonly y: number };
}): preact.JSX.Element {
  const { pointer, editor, selection, link, settings } = ctx;
  const self = useRef<HTMLDivElement>(null);
  const around = useAround(ctx, place);
  const close = useCallback((): void => {
    pointer.asked.value = null;
    document.querySelector<HTMLElement>('#map')?.focus();
  }, [pointer]);
  useLayoutEffect(() => {
    self.current?.showPopover();
    self.current?.focus();
  }, []);
  // Not the browser's own way of closing it: that would take the lifting of the finger that asked for a press beside it.
  useEffect(() => {
    const onPress = ({ target }: Event): void => {
      if (target instanceof Node && self.current?.contains(target) === false) pointer.asked.value = null;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    document.addEventListener('pointerdown', onPress, { capture: true });
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', onPress, { capture: true });
      document.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [pointer, close]);
  // What it says comes bit by bit: it stays within the window.
  useLayoutEffect(() => {
    const menu = self.current;
    if (menu === null) return;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(EDGE, Math.min(at.x, innerWidth - width - EDGE))}px`;
    menu.style.top = `${Math.max(EDGE, Math.min(at.y, innerHeight - height - EDGE))}px`;
  });
  const known = around === 'failed' ? null : around;
  const nearest = known?.nearest ?? null;
  return (
    <div ref={self} class="popover here" popover="manual" role="dialog" aria-label={t('here.title')} tabIndex={-1}>
      <p>
        <strong>
          <Near place={place} />
        </strong>
        <span class="figures muted" dir="ltr">
          {formatPlace(place)}
        </span>
      </p>
      <p class="muted" role="status">
        {around === null ? t('here.looking') : null}
        {around === 'failed' ? t('data.notRead') : null}
        {known === null
          ? null
          : t('here.around', {
              count: known.count,
              distance: formatDistance(AROUND_METRES, settings.units.value),
            })}{' '}
        {known !== null && ctx.data.status.value.phase.kind !== 'done' ? t('data.notAll') : null}
      </p>
      {nearest === null ? null : (
        <button
          type="button"
          class="camera-row"
          onClick={() => {
            close();
            selection.select(keyOf(nearest.camera));
          }}
        >
          <ReaderSummary camera={nearest.camera} />
          <span class="camera-distance">{formatDistance(nearest.metres, settings.units.value)}</span>
        </button>
      )}
      <div class="row">
        {link.embed ? null : (
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              close();
              editor.start(place);
            }}
          >
            {t('here.add')}
          </button>
        )}
        <Copy label={t('camera.copyCoordinates')} text={() => formatPlace(place)} />
      </div>
    </div>
  );
}

/** Null until it is known. Asked again when more has been read. */
function useAround({ data }: FeatureContext, place: Place): Around | 'failed' | null {
  const found = useSignal<Around | 'failed' | null>(null);
  const scene = data.scene.value;
  useEffect(() => {
    let outdated = false;
    lookAround((box, limit) => data.part(box, 0, limit, true), place).then(
      (around) => {
        if (!outdated) found.value = around;
      },
      () => {
        if (!outdated) found.value = 'failed';
      },
    );
    return () => {
      outdated = true;
    };
  }, [data, found, place, scene]);
  return found.value;
}
