import { useSignal } from '@preact/signals';
import { formatDistance, t } from '../../i18n/index.ts';
import type { Place } from '../../model/place.ts';
import { NEARBY_METRES } from '../../model/near.ts';
import { distance, isOnEarth } from '../../model/place.ts';
import { parseCoordinates } from '../../places/coordinates.ts';
import { useAppState } from '../context.ts';
import { AccountWarnings } from './AccountWarnings.tsx';
import { formatPlace } from '../panel/formatPlace.ts';
import { PanelHead } from '../panel/PanelHead.tsx';
import { FeatureSections } from '../parts/FeatureSections.tsx';
import { Field } from '../parts/Field.tsx';
import { Note } from '../parts/Message.tsx';

/** A position that is right to no less than this is asked after, metres. */
const INACCURATE = 25;
/** As near as this the cross lies where the device says that it is, metres: the map rests on whole pixels. */
const AT_POSITION = 5;

/** The map moves beneath the cross; here the place can also be typed. */
export function Placing(): preact.JSX.Element | null {
  const { editor, settings, view } = useAppState();
  /** Where the person was asked whether it stands there. */
  const asked = useSignal<Place | null>(null);
  const draft = editor.draft.value;
  if (draft === null) return null;
  const here = view.here.value;
  const accuracy = here !== null && distance(here.place, draft.place) < AT_POSITION ? here.accuracy : null;
  const doubtful = accuracy !== null && accuracy > INACCURATE;
  const isAsking = doubtful && asked.value !== null && distance(asked.value, draft.place) < AT_POSITION;
  /** What is being typed; undefined while the field follows the map. */
  const typed = draft.typed.get('place');
  const problem = problemOf(typed);
  const take = (): void => {
    if (typed === undefined || problem !== null) return;
    const place = parseCoordinates(typed);
    if (place === null) editor.setTyped('place', null);
    else editor.setPlace(place);
  };
  const near = editor.nearby.value.length;
  return (
    <form
      class="panel-content placing"
      aria-label={t('place.title')}
      onSubmit={(event) => {
        event.preventDefault();
        // Enter in the field moves the map there; the place is only taken by the button.
        if (typed !== undefined) take();
        else if (doubtful && !isAsking) asked.value = draft.place;
        else editor.placeHere();
      }}
    >
      <PanelHead>{t('place.title')}</PanelHead>
      <AccountWarnings />
      <p class="muted">{t('place.about')}</p>
      <Field name="place" label={t('place.coordinates')} about={t('place.coordinates.about')} problem={problem}>
        {(ids) => (
          <input
            {...ids}
            class="figures"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            value={typed ?? formatPlace(draft.place)}
            onInput={({ currentTarget }) => editor.setTyped('place', currentTarget.value)}
            onBlur={take}
          />
        )}
      </Field>
      <FeatureSections at="placing" />
      {draft.base === null ? null : <Moved base={draft.base} />}
      <p class="muted" aria-live="polite">
        {near === 0
          ? ''
          : t('place.nearby', { count: near, distance: formatDistance(NEARBY_METRES, settings.units.value) })}
      </p>
      <div role="status">
        {accuracy === null || isAsking ? null : (
          <p class="muted">{t('place.accuracy', { distance: formatDistance(accuracy, settings.units.value) })}</p>
        )}
        {isAsking ? (
          <Note tone="warn">
            <p>{t('place.inaccurate', { distance: formatDistance(accuracy, settings.units.value) })}</p>
          </Note>
        ) : null}
      </div>
      <div class="actions sticky">
        <button type="button" class="button secondary" onClick={() => editor.close()}>
          {t('action.cancel')}
        </button>
        <button type="submit" class="button primary" disabled={problem !== null}>
          {t(isAsking ? 'place.sure' : 'place.here')}
        </button>
      </div>
    </form>
  );
}

/** Where it stood, how far away that is, and the way back. */
function Moved({ base }: { readonly base: Place }): preact.JSX.Element {
  const { editor, settings } = useAppState();
  const metres = editor.movedBy.value;
  return (
    <div class="moved">
      <p>
        {t('move.from')} <span class="figures">{formatPlace(base)}</span>{' '}
        <span aria-live="polite">
          {metres === 0 ? '' : t('move.by', { distance: formatDistance(metres, settings.units.value) })}
        </span>
      </p>
      <button
        type="button"
        class="button secondary"
        // Not disabled: a button that is loses the focus, and this one is by being pressed.
        aria-disabled={metres === 0}
        onClick={() => editor.moveBack()}
      >
        {t('move.back')}
      </button>
    </div>
  );
}

/** What is wrong with typed coordinates. An empty field goes back to following the map. */
function problemOf(typed: string | undefined): string | null {
  if (typed === undefined || typed.trim() === '') return null;
  const place = parseCoordinates(typed);
  if (place === null) return t('place.notCoordinates');
  return isOnEarth(place) ? null : t('problem.outside-world');
}
