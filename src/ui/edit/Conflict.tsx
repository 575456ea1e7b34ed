import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { Side } from '../../state/edit/step.ts';
import { useAppState } from '../context.ts';
import { formatPlace } from '../panel/formatPlace.ts';
import { Out } from '../parts/Link.tsx';
import { Modal } from '../parts/Modal.tsx';
import { isAlpr } from '../../catalog/lookup.ts';
import { keyOf } from '../../model/camera.ts';
import { visible } from '../parts/visible.ts';
import { LastEdit } from './LastEdit.tsx';
import { SideChoice } from './SideChoice.tsx';

/** No tag's key: the choice of the place. */
const PLACE = ' place';

/** Someone else changed the same: what it was, what they made of it and what one made oneself, to choose between. Nothing is chosen for anyone. */
export function Conflict(): preact.JSX.Element | null {
  const { editor, server } = useAppState();
  const chosen = useSignal<ReadonlyMap<string, Side>>(new Map());
  const asked = useSignal(false);
  const step = editor.step.value;
  const draft = editor.draft.value;
  if (step.kind !== 'conflict' || draft === null) return null;
  const { conflicts, place, theirs, who, when } = step;
  const removing = draft.action === 'remove';
  const names = removing ? [] : [...conflicts.map(({ key }) => key), ...(place === null ? [] : [PLACE])];
  const open = names.filter((name) => !chosen.value.has(name));
  const choose = (name: string, side: Side): void => {
    chosen.value = new Map([...chosen.peek(), [name, side]]);
  };
  const all = (side: Side): void => {
    chosen.value = new Map(names.map((name) => [name, side]));
  };
  const goOn = (): void => {
    asked.value = true;
    const missing = names.findIndex((name) => !chosen.peek().has(name));
    if (missing >= 0) {
      document.querySelectorAll<HTMLElement>('.conflict fieldset')[missing]?.querySelector('input')?.focus();
      return;
    }
    const tags = new Map(chosen.peek());
    const ofPlace = tags.get(PLACE);
    tags.delete(PLACE);
    editor.resolve(ofPlace === undefined ? { tags } : { tags, place: ofPlace });
  };
  return (
    <Modal title={t('conflict.title')} wide onClose={() => editor.close()}>
      <div class="modal-body conflict">
        <LastEdit message="conflict.who" who={who} when={when} />
        <p>
          {removing ? t('conflict.removing') : t('conflict.about', { count: names.length })}{' '}
          <Out href={`${server.server.value.web}/${keyOf(theirs)}/history`}>{t('camera.history')}</Out>
        </p>
        {isAlpr(theirs.tags) ? null : <p>{t('conflict.noReader')}</p>}
        {names.length > 1 ? (
          <div class="row">
            <button type="button" class="button secondary" onClick={() => all('theirs')}>
              {t('conflict.allTheirs')}
            </button>
            <button type="button" class="button secondary" onClick={() => all('mine')}>
              {t('conflict.allMine')}
            </button>
          </div>
        ) : null}
        {conflicts.map(({ key, base, theirs: other, mine }) => (
          <SideChoice
            key={`tag ${key}`}
            legend={visible(key)}
            values={{ base, theirs: other, mine }}
            fixed={removing}
            chosen={chosen.value.get(key) ?? null}
            missing={asked.value && !chosen.value.has(key)}
            onChoose={(side) => choose(key, side)}
          />
        ))}
        {place === null || removing ? null : (
          <SideChoice
            legend={t('form.place')}
            values={{ base: formatPlace(place.base), theirs: formatPlace(place.theirs), mine: formatPlace(place.mine) }}
            fixed={false}
            chosen={chosen.value.get(PLACE) ?? null}
            missing={asked.value && !chosen.value.has(PLACE)}
            onChoose={(side) => choose(PLACE, side)}
          />
        )}
      </div>
      <div class="modal-foot">
        <p role="status">
          {removing ? '' : open.length === 0 ? t('conflict.ready') : t('conflict.open', { count: open.length })}
        </p>
        <div class="actions">
          {/* The safe choice is the main one: a removal would take with it what others have just changed. */}
          {removing ? null : (
            <button type="button" class="button secondary" onClick={() => editor.discard()}>
              {t('conflict.drop')}
            </button>
          )}
          <button type="button" class="button secondary" onClick={() => editor.close()}>
            {t('conflict.later')}
          </button>
          {removing ? (
            <>
              <button type="button" class="button secondary" onClick={goOn}>
                {t('conflict.removeStill')}
              </button>
              <button type="button" class="button primary" onClick={() => editor.discard()}>
                {t('conflict.keepCamera')}
              </button>
            </>
          ) : (
            <button type="button" class="button primary" onClick={goOn}>
              {t('conflict.goOn')}
            </button>
          )}
        </div>
      </div>
    </Modal>
  );
}
