import type { Source } from '../../catalog/choices.ts';
import { keyOf } from '../../model/camera.ts';
import type { Draft, TypedField } from './draft.ts';
import type { CameraForm } from './form.ts';
import type * as Judging from './judging.ts';
import { judging, loadJudging } from './loadJudging.ts';
import type { Place } from '../../model/place.ts';
import { distance, isOnEarth, round7, wrapLon } from '../../model/place.ts';
import type { Drafts } from './drafts.ts';
import type { Neighbors } from './nearby.ts';
import type { ViewState } from '../view.ts';

/** What a person changes on the open draft. Each change goes to the disk. */
export interface Fields {
  /** Moves the place while placing; the map follows. */
  setPlace(place: Place): void;
  /** Changes fields of the form, from wherever; a tag of theirs that was set by its key gives way. */
  change(form: Partial<CameraForm>): void;
  /** Sets a tag by its key (null removes it). What the form can say is then said by the form. */
  setTag(key: string, value: string | null): void;
  /** Keeps what is typed and no value yet; null where the field shows its value again. */
  setTyped(field: TypedField, text: string | null): void;
  setReason(reason: string): void;
  setSource(source: Source | null): void;
  /** Aerial photos of this name were looked at for it. */
  useImagery(name: string): void;
  setComment(comment: string): void;
  setReviewRequested(requested: boolean): void;
  confirmNearby(seen: boolean): void;
  confirmMove(same: boolean): void;
  /** Puts the place back to where it stood. */
  moveBack(): void;
}

export function createFields(
  { draft, step, update }: Drafts,
  { nearby }: Neighbors,
  { baseMap }: Pick<ViewState, 'baseMap'>,
): Fields {
  /** Changes what a form says in tags: now where the code for it is here, else as soon as it is. In order. */
  const say = (change: (judge: typeof Judging, now: Draft) => Partial<Draft>): void => {
    const apply = (judge: typeof Judging): void => {
      const now = draft.peek();
      if (now !== null) void update(change(judge, now));
    };
    const judge = judging.peek();
    // The form itself is not drawn where no code arrives.
    if (judge === null) void loadJudging().then(apply, () => undefined);
    else apply(judge);
  };
  return {
    setPlace(place) {
      const now = draft.peek();
      if (now === null || step.peek().kind !== 'placing') return;
      if (!isOnEarth(place)) return;
      const next = rounded(place);
      const typed = without(now, 'place');
      if (next.lat === now.place.lat && next.lon === now.place.lon) {
        if (typed !== now.typed) void update({ typed });
        return;
      }
      // What was said of the neighbors, and of a long way, holds for the place where it was said.
      const near = distance(now.place, next) < 1;
      void update({
        place: next,
        typed,
        nearbySeen: now.nearbySeen && near,
        seen: near ? now.seen : [],
        moveSeen: now.moveSeen && near,
      });
    },
    confirmMove: (moveSeen) => void update({ moveSeen }),
    moveBack() {
      const base = draft.peek()?.base ?? null;
      if (base !== null) void update({ place: { lat: base.lat, lon: base.lon }, moveSeen: false });
    },
    change: (form) =>
      say(({ withForm }, now) => ({
        ...withForm(now, form),
        typed: 'directions' in form ? without(now, 'direction') : now.typed,
      })),
    setTag: (key, value) =>
      say(({ keysOf, withTag }, now) => ({
        ...withTag(now, key, value),
        typed: keysOf({ directions: [] }).has(key) ? without(now, 'direction') : now.typed,
      })),
    setTyped(field, text) {
      const now = draft.peek();
      if (now === null || (now.typed.get(field) ?? null) === text) return;
      void update({ typed: text === null ? without(now, field) : new Map(now.typed).set(field, text) });
    },
    setReason: (reason) => void update({ reason }),
    setSource: (source) => say(({ withSource }, now) => withSource(now, source, baseMap.peek().imageryUsed)),
    useImagery: (name) => say(({ withImagery }, now) => withImagery(now, name, baseMap.peek().imageryUsed)),
    setComment: (comment) => void update({ comment }),
    setReviewRequested: (reviewRequested) => void update({ reviewRequested }),
    confirmNearby(nearbySeen) {
      void update({ nearbySeen, seen: nearbySeen ? nearby.peek().map(({ camera }) => keyOf(camera)) : [] });
    },
  };
}

/** What was typed, but for a field that shows its value again. */
function without({ typed }: Draft, field: TypedField): Draft['typed'] {
  return typed.has(field) ? new Map([...typed].filter(([key]) => key !== field)) : typed;
}

/** The place as OpenStreetMap keeps it. */
export function rounded(place: Place): Place {
  return { lat: round7(place.lat), lon: round7(wrapLon(place.lon)) };
}
