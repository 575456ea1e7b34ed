import type { AddingRoom, Wish } from '../state/types.ts';
import { createDraftMark } from './draft.ts';
import type { Area } from './geometry.ts';
import type { LeafletMap } from './leaflet.ts';
import { createPlacing } from './placing.ts';
import type { Closable } from './types.ts';
import { closeAll } from './types.ts';

/** What the map has for somebody who adds or changes a camera: the crosshair, the draft and its dial. */
export interface AddingTools extends Closable {
  /** True where the key meant something to them. */
  key(event: KeyboardEvent): boolean;
  /** Takes over a wish while placing. */
  obey(wish: Wish): boolean;
  insetsChanged(): void;
}

export function createAddingTools(map: LeafletMap, adding: AddingRoom, area: () => Area): AddingTools {
  const placing = createPlacing(map, adding, area);
  const draft = createDraftMark(map, adding, area);
  return {
    key: (event) => placing.key(event),
    obey: (wish) => placing.obey(wish),
    insetsChanged() {
      placing.insetsChanged();
      draft.insetsChanged();
    },
    close() {
      closeAll([() => placing.close(), () => draft.close()]);
    },
  };
}
