import '../../styles/mapEdit.css';
import type { AppState } from '../../state/state.ts';
import type { Wish } from '../../state/view.ts';
import { createDraftMark } from './draftMark.ts';
import type { Area } from '../base/geometry.ts';
import { addBoxZoom } from '../base/boxZoom.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { createMoveLine } from './moveLine.ts';
import { createPlacing } from './placing.ts';
import { createSketchTool } from './sketchTool.ts';
import type { Closable } from '../base/closable.ts';
import { closeAll } from '../base/closable.ts';

/** What the map has for somebody who adds or changes a camera: the crosshair, the draft and its dial, the line of a move; and for who draws by hand. */
export interface EditTools extends Closable {
  /** True where the key meant something to them. */
  key(event: KeyboardEvent): boolean;
  /** Takes over a wish while placing. */
  obey(wish: Wish): boolean;
  insetsChanged(): void;
}

export function createEditTools(
  map: LeafletMap,
  state: Pick<AppState, 'editor' | 'settings' | 'sketch'>,
  area: () => Area,
): EditTools {
  const { editor } = state;
  addBoxZoom(map);
  const line = createMoveLine(map, state);
  const placing = createPlacing(map, editor, area);
  const draft = createDraftMark(map, editor, area);
  const sketch = createSketchTool(map, state.sketch, area);
  return {
    key: (event) => placing.key(event) || sketch.key(event),
    obey: (wish) => placing.obey(wish),
    insetsChanged() {
      placing.insetsChanged();
      draft.insetsChanged();
    },
    close() {
      closeAll([() => line.close(), () => placing.close(), () => draft.close(), () => sketch.close()]);
    },
  };
}
