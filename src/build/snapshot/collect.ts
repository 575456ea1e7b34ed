import type { Box } from '../../model/box.ts';
import { contains } from '../../model/box.ts';
import type { FailureKind } from '../../model/failure.ts';
import { Failure } from '../../model/failure.ts';
import { areaOf, boxName, quarter, startBoxes } from './boxes.ts';
import type { Journal, Outcome, ReadBox } from './journal.ts';
import type { Row } from './row.ts';

/** What came back for a box. */
export interface BoxAnswer {
  /** ms since 1970. */
  readonly base: number;
  /** What `out count` says of the same query: also of what was left out beyond the limit. */
  readonly total: number;
  readonly dropped: number;
  readonly rows: readonly Row[];
}

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly progress: (bytes: number) => void;
}

/** Asks for a box, and for at most `limit` objects of it. Throws Failure; AbortError where the signal said so. */
export type AskBox = (box: Box, limit: number, options: AskOptions) => Promise<BoxAnswer>;

/** How far reading is. */
export interface Progress {
  readonly boxesDone: number;
  /** So far known: boxes that are too much become four. */
  readonly boxesKnown: number;
  readonly cameras: number;
  /** Received in this run. */
  readonly bytes: number;
  /** Share of the region's area that is through. */
  readonly share: number;
  /** Until it is through, by the pace so far, ms; null while there is none. */
  readonly left: number | null;
  /** What it waits for, or why a box is quartered; null while all is well. */
  readonly note: string | null;
}

export interface CollectDeps {
  readonly ask: AskBox;
  readonly journal: Journal;
  /** Rejects with the signal's reason where that comes first. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly report: (progress: Progress) => void;
}

export interface CollectOptions {
  readonly region: Box;
  /** A box with more objects is quartered. */
  readonly maxElements: number;
  readonly signal: AbortSignal;
}

/** What is asked for leaves Overpass at least as long in peace as it was kept busy, within these bounds, ms. */
const LEAST_PAUSE = 1000;
const MOST_PAUSE = 30_000;
/** After a 429 or 504, ms; doubled each time until something comes, up to LONGEST_WAIT. */
const WAIT = 30_000;
const LONGEST_WAIT = 600_000;
/** So many failures without a success between them, and the build gives up. */
const PATIENCE = 8;

/**
 * Reads every box of the region, one request at a time. What is too much at once is quartered.
 * @returns the boxes that were read, which together are the region
 * @throws Failure where it can't go on; the journal has all that came
 */
export async function collect(
  deps: CollectDeps,
  options: CollectOptions,
): Promise<readonly (ReadBox & { readonly box: Box })[]> {
  const { journal } = deps;
  const reader = new BoxReader(deps, options);
  const waiting = startBoxes(options.region).toReversed();
  const read: (ReadBox & { readonly box: Box })[] = [];
  // Quarterings are only kept once one of the quarters came: an Overpass that is down would leave a thousand crumbs.
  let unsure: string[] = [];
  for (let box = waiting.pop(); box !== undefined; box = waiting.pop()) {
    options.signal.throwIfAborted();
    const name = boxName(box);
    // oxlint-disable no-await-in-loop -- one request at a time
    const known = await journal.load(name);
    reader.show(read, waiting.length + 1);
    const outcome = known ?? (await reader.read(box));
    if (outcome.kind === 'quartered') {
      if (known === null) unsure.push(name);
      waiting.push(...(quarter(box) ?? []).toReversed());
      continue;
    }
    if (known === null) {
      await journal.save(name, outcome);
      for (const quartered of unsure) await journal.save(quartered, { kind: 'quartered' });
      unsure = [];
    }
    // oxlint-enable no-await-in-loop
    read.push({ ...outcome, box });
    if (known !== null) reader.skipped(box);
    reader.show(read, waiting.length);
  }
  const missing = areaOf(options.region) - read.reduce((sum, { box }) => sum + areaOf(box), 0);
  if (Math.abs(missing) > 1e-6)
    throw new Failure('incomplete', { said: `Boxes of ${missing} square degrees are missing.` });
  return read;
}

/** Reads single boxes; knows how patient it still is, and how to tell of it. */
class BoxReader {
  readonly #deps: CollectDeps;
  readonly #options: CollectOptions;
  readonly #begun: number;
  #failures = 0;
  #bytes = 0;
  /** Share that was there before this run, which says nothing of its pace. */
  #given = 0;
  #shown: Omit<Progress, 'bytes' | 'left' | 'note'> = { boxesDone: 0, boxesKnown: 0, cameras: 0, share: 0 };

  constructor(deps: CollectDeps, options: CollectOptions) {
    this.#deps = deps;
    this.#options = options;
    this.#begun = deps.now();
  }

  async read(box: Box): Promise<Outcome> {
    const { signal, maxElements } = this.#options;
    for (;;) {
      const begun = this.#deps.now();
      const before = this.#bytes;
      const progress = (bytes: number): void => {
        this.#bytes = before + bytes;
        this.#tell(null);
      };
      // oxlint-disable no-await-in-loop -- one request at a time
      try {
        const answer = await this.#deps.ask(box, maxElements, { signal, progress });
        const outcome = judge(box, answer, maxElements);
        this.#failures = 0;
        await this.#pause(Math.min(MOST_PAUSE, Math.max(LEAST_PAUSE, this.#deps.now() - begun)), null);
        return outcome;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof Failure)) throw error;
        const next = stepAfter(error);
        this.#failures += 1;
        if (next === 'stop' || this.#failures >= PATIENCE) throw error;
        const split = next === 'quarter' && quarter(box) !== null;
        const words = split ? 'quartering the box' : 'trying again';
        await this.#pause(waitAfter(error, this.#failures, split), `${error.message}; ${words}`);
        if (split) return { kind: 'quartered' };
      }
      // oxlint-enable no-await-in-loop
    }
  }

  /** A box that an earlier run had read. */
  skipped(box: Box): void {
    this.#given += areaOf(box) / areaOf(this.#options.region);
  }

  /** Takes note of what has been read, and how many boxes wait. */
  show(read: readonly (ReadBox & { readonly box: Box })[], waiting: number): void {
    const last = read.at(-1);
    const { boxesDone, cameras, share } = this.#shown;
    const isNew = last !== undefined && boxesDone !== read.length;
    this.#shown = {
      boxesDone: read.length,
      boxesKnown: read.length + waiting,
      cameras: isNew ? cameras + last.rows.length : cameras,
      share: isNew ? share + areaOf(last.box) / areaOf(this.#options.region) : share,
    };
    this.#tell(null);
  }

  async #pause(ms: number, note: string | null): Promise<void> {
    if (note !== null) this.#tell(`${note} in ${Math.round(ms / 1000)} s`);
    await this.#deps.sleep(ms, this.#options.signal);
  }

  #tell(note: string | null): void {
    const { share } = this.#shown;
    const done = share - this.#given;
    const left = done > 0 ? ((this.#deps.now() - this.#begun) / done) * Math.max(0, 1 - share) : null;
    this.#deps.report({ ...this.#shown, bytes: this.#bytes, left, note });
  }
}

/** Holds an answer against its own count. */
function judge(box: Box, { base, total, dropped, rows }: BoxAnswer, limit: number): Outcome {
  if (total > limit) {
    if (quarter(box) !== null) return { kind: 'quartered' };
    throw new Failure('query-refused', { said: `${total} objects in the smallest box. Allow more by --max-elements.` });
  }
  if (rows.length + dropped !== total) {
    throw new Failure('incomplete', { said: `${rows.length + dropped} of ${total} objects came` });
  }
  const stray = rows.find((row) => row.type === 0 && !contains(box, row));
  if (stray !== undefined)
    throw new Failure('bad-response', { said: `node ${stray.id} is not in the box that was asked for` });
  return { kind: 'read', base, total, dropped, rows };
}

/** Too much at once: the box is quartered. */
const QUARTERED: ReadonlySet<FailureKind> = new Set(['overloaded', 'timeout', 'incomplete']);
/** May pass by itself. All others don't. */
const REPEATED: ReadonlySet<FailureKind> = new Set(['rate-limited', 'server', 'offline', 'bad-response']);

function stepAfter({ kind }: Failure): 'quarter' | 'again' | 'stop' {
  if (QUARTERED.has(kind)) return 'quarter';
  return REPEATED.has(kind) ? 'again' : 'stop';
}

function waitAfter({ kind, details }: Failure, failures: number, split: boolean): number {
  // It ran into a limit of its own: a smaller one may come soon. The same text at once would be refused as a duplicate.
  if (kind === 'incomplete' && split) return LEAST_PAUSE;
  return Math.min(LONGEST_WAIT, Math.max(WAIT, details.retryAfterMs ?? 0) * 2 ** (failures - 1));
}
