import { computed } from '@preact/signals';
import type { Draft } from '../../state/edit/draft.ts';
import type { Sector } from '../../model/direction.ts';
import type { Editor } from '../../state/edit/editor.ts';
import type { EditorStep } from '../../state/edit/step.ts';
import { markRadius } from '../../store/scene/scene.ts';
import { anchor } from '../base/anchored.ts';
import type { Dial } from './dial.ts';
import { createDial } from './dial.ts';
import { sectorPath } from './dialAngles.ts';
import type { Area } from '../base/geometry.ts';
import { middleOf, SIGHT, sightRadius } from '../base/geometry.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { pixelOf, putUnder } from '../base/leafletMath.ts';
import { reveal } from '../base/reveal.ts';
import { svg } from '../base/svg.ts';
import type { Closable } from '../base/closable.ts';
import { closeAll, watch } from '../base/closable.ts';

/** Kept free round a draft that has no dial, CSS px. */
const MARGIN = 60;

/** What the map's controls take up at a side, CSS px. */
const CONTROLS = 60;

/** How close the map goes to a draft that is out of sight. */
const DRAFT_ZOOM = 18;

/** The camera that is being described, on the map where it will stand. */
export interface DraftMark extends Closable {
  insetsChanged(): void;
}

export function createDraftMark(map: LeafletMap, editor: Editor, area: () => Area): DraftMark {
  const element = document.createElement('div');
  element.className = 'map-draft';
  const size = SIGHT.max * 2;
  const picture = svg('svg', { width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}` });
  picture.setAttribute('aria-hidden', 'true');
  const fade = svg('radialGradient', { id: 'map-draft-fade', gradientUnits: 'userSpaceOnUse', cx: 0, cy: 0 });
  for (const offset of [0, 0.5, 1]) fade.append(svg('stop', { class: `map-draft-stop-${offset * 2}`, offset }));
  const definitions = svg('defs', {});
  definitions.append(fade);
  const lines = svg('g', { fill: 'url(#map-draft-fade)' });
  const dot = svg('g', { class: 'map-draft-dot' });
  dot.append(
    svg('circle', { class: 'map-draft-casing', r: markRadius(1) + 4 }),
    svg('circle', { class: 'map-draft-ring', r: markRadius(1) + 3 }),
    svg('circle', { class: 'map-draft-core', r: markRadius(1) - 3 }),
  );
  picture.append(definitions, lines, dot);
  element.append(picture);
  const anchored = anchor(map, element, 'draft');

  let dial: Dial | null = null;
  let directions: readonly Sector[] = [];

  const drawLines = (lat: number): void => {
    const radius = sightRadius(lat, map.getZoom());
    fade.setAttribute('r', String(radius));
    lines.replaceChildren(...directions.map((sector) => svg('path', { d: sectorPath(sector, radius) })));
  };

  const shown = computed(() => (isShown(editor.step.value) ? editor.draft.value : null));
  const show = (draft: Draft | null): void => {
    anchored.moveTo(draft?.place ?? null);
    if (draft === null) return;
    directions = draft.form.directions;
    drawLines(draft.place.lat);
    dial?.show(directions);
  };

  /** There is a dial where something is turned: neither for "still there" nor for "it is gone". */
  const describing = computed(
    () =>
      editor.step.value.kind === 'describing' && !['remove', 'confirm', undefined].includes(editor.draft.value?.action),
  );
  /** As large as there is room for beside panels; returns what is to be free round its middle, CSS px. */
  const fit = (): number => {
    const { left, right, top, bottom } = area();
    if (dial === null) return MARGIN;
    const reach = dial.fit(Math.min(right - left, bottom - top));
    // Where there is little room it stands in the middle, clear of the map's controls.
    return right - left < 2 * (reach + CONTROLS) ? Infinity : reach;
  };
  const onDescribing = (now: boolean): void => {
    dial?.close();
    dial = now
      ? createDial(element, (next) => {
          editor.change({ directions: next });
        })
      : null;
    dial?.show(directions);
    fit();
  };

  /** The draft comes into view when it appears: it may have been resumed from the other side of the world. */
  const bringIntoView = (draft: Draft): void => {
    const { x, y } = pixelOf(map, draft.place);
    const { x: width, y: height } = map.getSize();
    if (x < 0 || y < 0 || x > width || y > height || map.getZoom() < DRAFT_ZOOM) {
      putUnder(map, draft.place, middleOf(area()), Math.max(DRAFT_ZOOM, map.getZoom()));
    } else reveal(map, draft.place, area(), fit(), 0);
  };

  const onZoom = (): void => {
    const draft = shown.peek();
    if (draft !== null) drawLines(draft.place.lat);
  };
  const keepInView = (slack: number): void => {
    const margin = fit();
    const draft = shown.peek();
    if (draft !== null) reveal(map, draft.place, area(), margin, slack);
  };
  const insetsChanged = (): void => keepInView(0);
  // A window that became smaller left it outside: nobody moved the map away from it.
  const onResize = (): void => keepInView(2);
  map.on('zoomend viewreset', onZoom);
  map.on('resize', onResize);

  const closers = [
    watch(shown, show),
    watch(describing, onDescribing),
    watch(
      computed(() => shown.value?.id ?? null),
      () => {
        const draft = shown.peek();
        if (draft !== null) bringIntoView(draft);
      },
    ),
  ];

  return {
    insetsChanged,
    close() {
      closeAll(closers);
      map.off('zoomend viewreset', onZoom);
      map.off('resize', onResize);
      dial?.close();
      anchored.close();
    },
  };
}

function isShown({ kind }: EditorStep): boolean {
  return kind !== 'idle' && kind !== 'placing' && kind !== 'saved';
}
