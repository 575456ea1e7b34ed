import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { directionOf, directionTag } from '../../model/direction.ts';
import type { Draft } from '../../state/edit/draft.ts';
import { useAppState } from '../context.ts';
import { fieldId } from '../parts/Field.tsx';
import { Foreign, Said } from '../parts/text.tsx';
import { DirectionField } from './DirectionField.tsx';

/** Where it looks. A direction that is not understood is shown as it is written, and gives way only when it is to be replaced. */
export function Directions({ draft }: { readonly draft: Draft }): preact.JSX.Element {
  const { editor } = useAppState();
  const { base, form } = draft;
  const replacing = useSignal(false);
  const self = useRef<HTMLDivElement>(null);
  const goTo = useRef<'field' | 'replace' | null>(null);
  const written = base === null ? null : directionTag(base.tags);
  const isOdd = base !== null && written !== null && directionOf(base.tags).kind === 'not-understood';
  const shown = !isOdd || replacing.value || form.directions.length > 0 || draft.typed.has('direction');
  useLayoutEffect(() => {
    if (goTo.current === null) return;
    self.current?.querySelector<HTMLElement>(goTo.current === 'field' ? 'input' : 'button')?.focus();
    goTo.current = null;
  });
  if (!isOdd) return <DirectionField draft={draft} />;
  return (
    <div ref={self} class="directions">
      {shown ? (
        <>
          <DirectionField draft={draft} />
          <div class="row">
            <button
              type="button"
              class="button secondary"
              onClick={() => {
                goTo.current = 'replace';
                replacing.value = false;
                editor.change({ directions: [] });
              }}
            >
              <span>
                <Said message="direction.keep" with={{ value: <Foreign text={written.value} /> }} />
              </span>
            </button>
          </div>
        </>
      ) : (
        <div class="field">
          <p class="label">{t('form.direction')}</p>
          <p>
            <Said message="camera.directionOdd" with={{ value: <Foreign text={written.value} /> }} />
          </p>
          <p class="field-about">{t('direction.odd.about')}</p>
          <div class="row">
            <button
              type="button"
              id={fieldId('direction')}
              class="button secondary"
              onClick={() => {
                goTo.current = 'field';
                replacing.value = true;
              }}
            >
              {t('direction.replace')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
