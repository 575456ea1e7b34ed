import type { ReadonlySignal } from '@preact/signals';
import { effect, signal, untracked } from '@preact/signals';
import type { FeatureContext } from '../../state/featureContext.ts';
import { readParts, writeParts } from './linkParts.ts';

/**
 * Keeps the address and the state in step: what the address says is done, what is done stands in the address. It begins with the address.
 * @returns the parts of the address that could not be read
 */
export function followLink({
  link,
  data,
  view,
}: Pick<FeatureContext, 'link' | 'data' | 'view'>): ReadonlySignal<readonly string[]> {
  const broken = signal<readonly string[]>([]);
  /** What stands in the address because of what was done here. */
  let written: string | null = null;
  let language: string | null = null;
  const ids = (): readonly string[] => view.baseMaps.peek().map(({ id }) => id);

  /** `rest` as it says what is seen now. */
  function said(): string {
    const baseMap = view.baseMap.value.id;
    const drawing = data.drawing.value;
    return writeParts(link.rest.peek(), {
      filter: data.filter.value,
      drawing: drawing === 'clusters' ? null : drawing,
      baseMap: baseMap === (view.baseMaps.value[0]?.id ?? baseMap) ? null : baseMap,
      language,
    });
  }

  effect(() => {
    const rest = link.rest.value;
    if (rest === written) return;
    const first = written === null;
    untracked(() => {
      const parts = readParts(rest, ids());
      broken.value = parts.broken;
      // At first what the address leaves open is as this device has it; a step back undoes what the step did.
      if (!first || rest !== '') data.setFilter({ ...parts.filter, localEdits: data.filter.peek().localEdits });
      const drawing = parts.drawing ?? (first ? data.drawing.peek() : 'clusters');
      if (drawing !== data.drawing.peek()) data.setDrawing(drawing);
      const baseMap = parts.baseMap ?? (first ? null : (ids()[0] ?? null));
      if (baseMap !== null && baseMap !== view.baseMap.peek().id) view.chooseBaseMap(baseMap);
      language = parts.language;
      written = said();
      link.setRest(written, 'replace');
    });
  });
  effect(() => {
    const now = said();
    if (now === written) return;
    written = now;
    untracked(() => link.setRest(now, 'push'));
  });
  return broken;
}
