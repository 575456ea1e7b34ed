/** What the harness asks of every page; each contestant's page offers it as `window.bench`. */
import type { BenchView } from '../view.ts';

/** Times in ms of the page's clock (performance.now). */
export interface Loaded {
  /** The harness said go. */
  readonly started: number;
  /** The end of the first frame that had marks. */
  readonly firstMarks: number;
  /** The end of the first frame whose marks stood for all cameras; null where they never did. */
  readonly allMarks: number | null;
  /** The same, once the page also had every camera itself, and not only its share of a mark. */
  readonly inHand: number | null;
}

export interface Task {
  readonly start: number;
  readonly duration: number;
}

/** Notes the times of animation frames. */
export interface FrameRecorder {
  /** From now on, notes the time of every animation frame. */
  recordFrames(): void;
  /** The times since then, ms. */
  takeFrames(): readonly number[];
}

export interface BenchPage extends FrameRecorder {
  /** Makes the map and asks for the cameras. Resolves once all that came is painted and the page is at rest. */
  start(): Promise<Loaded>;
  /** Resolves when frames come in time again: no work is left, no animation runs. */
  rest(): Promise<void>;
  /** Goes where the map opened, at once. */
  home(): void;
  /** Flies to a place far off and closer, and back. */
  fly(): Promise<void>;
  /** Cameras behind all the marks that are on the map. */
  shown(): number;
  /** Whether the marks can really be seen: elements in the document, or pixels on the canvas. */
  visible(): boolean;
  /** Tasks of more than 50 ms on the main thread so far. */
  tasks(): readonly Task[];
}

/** What only our own page can do. */
export interface OwnPage {
  /** Resolves when the snapshot that was loaded, and the picture of it, are kept on this device. */
  kept(): Promise<void>;
  /**
   * Goes where a live box of `n` cameras is read; resolves with the end of the first frame that shows them, ms of the page's clock.
   */
  box(view: BenchView, n: number): Promise<number>;
  /** Goes to one view after the other, waiting each time until all that is to be read has been. */
  move(views: readonly BenchView[]): Promise<void>;
}

/** The page with an empty map, as a yardstick. */
export interface BareMapPage extends FrameRecorder {
  start(): Promise<void>;
  fly(): Promise<void>;
}

/** The page that only parses, as a yardstick. */
export interface ParsePage {
  /** Fetches the answer and parses it; ms for JSON.parse alone, the first time. */
  parse(): Promise<{ readonly ms: number; readonly elements: number }>;
}

declare global {
  interface Window {
    bench: BenchPage;
    own: OwnPage;
    yardstick: ParsePage;
    bareMap: BareMapPage;
  }
}
