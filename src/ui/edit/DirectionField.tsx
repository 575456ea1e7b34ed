import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Draft } from '../../state/edit/draft.ts';
import { useAppState } from '../context.ts';
import { sectorWords } from '../panel/facts.ts';
import { Compass } from '../parts/Compass.tsx';
import { fieldId } from '../parts/Field.tsx';
import { Icon } from '../parts/icons.tsx';
import { Hidden, Said } from '../parts/text.tsx';
import { visible } from '../parts/visible.ts';
import { readRow, readRows, rowsOf } from './directionRows.ts';

/**
 * Where it looks: a row for each direction, typed as degrees, a point of the compass or a range. The dial on the map
 * edits the same directions; whichever was touched last is right. Rows stay as they are typed, understood or not.
 */
export function DirectionField({ draft }: { readonly draft: Draft }): preact.JSX.Element {
  const { editor } = useAppState();
  const list = useRef<HTMLDivElement>(null);
  const goTo = useRef<number | null>(null);
  const rows = draft.typed.get('direction')?.split('\n') ?? rowsOf(draft.form.directions);
  const write = (next: readonly string[]): void => {
    const directions = readRows(next);
    editor.change({ directions });
    const [typed, usual] = [next.join('\n'), rowsOf(directions).join('\n')];
    editor.setTyped('direction', typed === usual ? null : typed);
  };
  useLayoutEffect(() => {
    if (goTo.current === null) return;
    list.current?.querySelectorAll('input')[goTo.current]?.focus();
    goTo.current = null;
  });
  return (
    <div class="directions" ref={list}>
      {rows.map((row, index) => (
        <Row
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity than their place
          key={index}
          index={index}
          text={row}
          removable={rows.length > 1}
          onInput={(text) => write(rows.with(index, text))}
          onBlur={() => {
            // A list typed into one row becomes a row each.
            if ((readRow(row)?.length ?? 0) > 1)
              write(rows.flatMap((each) => ((readRow(each)?.length ?? 0) > 1 ? rowsOf(readRow(each) ?? []) : [each])));
          }}
          onRemove={() => {
            goTo.current = Math.max(0, index - 1);
            write(rows.toSpliced(index, 1));
          }}
        />
      ))}
      <div class="row">
        {rows.length === 1 && rows[0]?.trim() === '' ? null : (
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              goTo.current = rows.length;
              write([...rows, '']);
            }}
          >
            <Icon name="plus" />
            {t('form.direction.add')}
          </button>
        )}
        <button type="button" class="button secondary" onClick={() => write([''])}>
          {t('form.direction.none')}
        </button>
      </div>
    </div>
  );
}

function Row({
  index,
  text,
  removable,
  onInput,
  onBlur,
  onRemove,
}: {
  readonly index: number;
  readonly text: string;
  readonly removable: boolean;
  readonly onInput: (text: string) => void;
  readonly onBlur: () => void;
  readonly onRemove: () => void;
}): preact.JSX.Element {
  const sectors = readRow(text);
  const id = index === 0 ? fieldId('direction') : fieldId(`direction-${index + 1}`);
  return (
    <div class={sectors === null ? 'field direction-row invalid' : 'field direction-row'}>
      <label for={id}>{index === 0 ? t('form.direction') : t('form.directionN', { n: index + 1 })}</label>
      <div class="direction-line">
        <Compass sectors={sectors ?? []} />
        <input
          id={id}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          placeholder={t('form.unknown')}
          aria-describedby={`${id}-words ${id}-problem ${fieldId('direction')}-about`}
          aria-invalid={sectors === null}
          value={text}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onBlur={onBlur}
        />
        {removable ? (
          <button type="button" class="button quiet icon-only" onClick={onRemove}>
            <Icon name="close" />
            <Hidden>
              {t('form.direction.remove')} {index + 1}
            </Hidden>
          </button>
        ) : null}
      </div>
      <p id={`${id}-words`} class="direction-words">
        {(sectors ?? []).map((sector) => sectorWords(sector)).join(' · ')}
      </p>
      <p id={`${id}-problem`} class="field-problem" aria-live="polite">
        {sectors === null ? (
          <Said message="form.direction.odd" with={{ value: <bdi translate={false}>{visible(text)}</bdi> }} />
        ) : null}
      </p>
      {index === 0 ? (
        <p id={`${id}-about`} class="field-about">
          {t('form.direction.about')}
        </p>
      ) : null}
    </div>
  );
}
