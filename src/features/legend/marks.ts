import { bearing } from '../../model/direction.ts';
import type { Example } from '../../map/readers/paintExamples.ts';
import { FLAG } from '../../store/scene/scene.ts';

/** Every mark by the name of its words, the usual ones first. */
export const MARKS = {
  reader: {},
  looks: { sectors: [bearing(70)] },
  several: { sectors: [bearing(70), bearing(250)] },
  noDirection: { flags: FLAG.noDirection },
  oddDirection: { flags: FLAG.oddDirection },
  stale: { flags: FLAG.stale },
  area: { flags: FLAG.area },
  localEdit: { flags: FLAG.localEdit },
  selected: { selected: true, sectors: [bearing(70)] },
  bubble: { count: 24 },
} as const satisfies Readonly<Record<string, Example>>;

export type MarkName = keyof typeof MARKS;
