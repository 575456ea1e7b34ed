import type { Box } from '../../model/box.ts';
import type { OverpassDeps } from '../../overpass/ask.ts';
import { ask } from '../../overpass/ask.ts';
import type { Decoded } from '../../overpass/decode.ts';
import { cameraQuery, sessionLimits } from '../../overpass/query.ts';
import { createPartialAnswer } from './partialAnswer.ts';
import type { Coverage } from './coverage.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { CellRect } from './grid.ts';
import { cellsOf, rectBox } from './grid.ts';
import type { OpenAnswer } from './openAnswers.ts';
import { createOpenAnswers } from './openAnswers.ts';
import type { Layers } from '../layers/layers.ts';
import type { Scheduler } from './scheduler.ts';
import { createScheduler } from './scheduler.ts';

export interface LiveReadingDeps {
  readonly overpass: OverpassDeps;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly layers: Layers;
  readonly coverage: Coverage;
  readonly dictionary: Dictionary;
  /** The scheduler's phase may have changed. */
  readonly changed: () => void;
  /** There are other cameras to show. */
  readonly shown: () => void;
  /** All of an answer is in the live layer. */
  readonly taken: () => void;
  /** An answer is at its end, whole or not. */
  readonly ended: () => void;
}

/** Brings what Overpass answers into the live layer. */
export interface LiveReading {
  readonly scheduler: Scheduler;
  /** No answer is being taken up. */
  readonly idle: boolean;
  /** Takes an answer's text as if it had been read for all of the box's cells; nothing changes where it throws. */
  feed(text: string, box: Box): Promise<Decoded>;
  close(): void;
}

export function createLiveReading(deps: LiveReadingDeps): LiveReading {
  const { overpass, now, layers, coverage, dictionary, shown } = deps;
  const answers = createOpenAnswers(dictionary, deps.ended);
  const partial = createPartialAnswer(layers, coverage, now, shown);
  const limits = sessionLimits(deps.random());
  let closed = false;

  /** Takes what is left of an answer for the rectangles. */
  async function take({ decoder, builder }: OpenAnswer, text: string, rects: readonly CellRect[]): Promise<Decoded> {
    const decoded = await decoder.finish(text);
    if (closed) return decoded;
    partial.end();
    coverage.read(rects, now(), decoded.base);
    layers.take(builder.finish(), rects, decoded.base);
    deps.taken();
    shown();
    return decoded;
  }

  const scheduler = createScheduler({
    coverage,
    now,
    after: overpass.after,
    random: deps.random,
    changed: deps.changed,
    read: async (rects, { signal, progress }) => {
      const query = cameraQuery(
        rects.map((rect) => rectBox(rect)),
        limits,
      );
      await answers.taking(async (answer) => {
        const early = (soFar: string): string => {
          const rest = answer.decoder.early(soFar);
          partial.grown(answer.builder, rects);
          return rest;
        };
        try {
          const text = await ask(overpass, query, { signal, progress, early });
          signal.throwIfAborted();
          await take(answer, text, rects);
        } finally {
          if (partial.end()) shown();
        }
      });
    },
  });

  return {
    scheduler,
    get idle() {
      return answers.idle;
    },
    feed: (text, box) => answers.taking((answer) => take(answer, text, cellsOf(box))),
    close() {
      closed = true;
      scheduler.close();
    },
  };
}
