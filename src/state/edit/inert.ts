import { signal } from '@preact/signals';
import { Failure } from '../../model/failure.ts';
import { NO_FILTER } from '../../store/query/filter.ts';
import type { AddingRoom, ChangingPart, DataRoom, QueuePart, UploadsPart } from '../types.ts';

/** The parts of the adding room that do nothing: for stand-ins, and until the real ones have been loaded. */
export function inertParts(): ChangingPart &
  QueuePart &
  UploadsPart &
  Pick<AddingRoom, 'findings' | 'reviewForced' | 'nearbyKnown'> {
  const nothing = (): void => undefined;
  const later = (): Promise<void> => Promise.resolve();
  return {
    findings: signal([]),
    reviewForced: signal(false),
    nearbyKnown: signal(true),
    openProblem: signal(null),
    dismissOpenProblem: nothing,
    edit: later,
    confirm: later,
    remove: later,
    setTag: nothing,
    setTyped: nothing,
    setReason: nothing,
    diff: signal(new Map()),
    movedBy: signal(0),
    moveAsked: signal(false),
    confirmMove: nothing,
    moveBack: nothing,
    unchanged: signal(false),
    tagProblems: signal(new Map()),
    resolve: nothing,
    recreate: later,
    queue: signal([]),
    unfinished: signal([]),
    progress: signal(new Map()),
    uploadingQueue: signal(false),
    queueAsked: signal(false),
    dismissQueueAsked: nothing,
    enqueue: () => false,
    open: later,
    drop: nothing,
    uploadQueue: later,
    uploads: signal([]),
    undo: later,
    history: () => Promise.resolve(new Failure('offline')),
  };
}

/** The data room's filter, drawing and snapshot, of which there is none: for stand-ins. */
export function inertData(): Pick<
  DataRoom,
  'snapshot' | 'filter' | 'setFilter' | 'choices' | 'drawing' | 'setDrawing'
> {
  return {
    snapshot: signal({ kind: 'none' }),
    filter: signal(NO_FILTER),
    setFilter: () => undefined,
    choices: () =>
      Promise.resolve({
        total: 0,
        makers: [],
        operators: [],
        direction: { known: 0, missing: 0, odd: 0 },
        years: [0, 0, 0, 0],
        ageUnknown: 0,
        own: 0,
        complete: true,
      }),
    drawing: signal('clusters'),
    setDrawing: () => undefined,
  };
}
