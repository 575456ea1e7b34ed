/** What the harness asks of every page; each contestant's page offers it as `window.bench`. */

/** Times in ms of the page's clock (performance.now). */
export interface Loaded {
  /** The fetch of the answer began; null where a worker made it (the harness then asks the worker). */
  readonly request: number | null;
  /** The last byte of the answer came; null as above. */
  readonly lastByte: number | null;
  /** The end of the first frame that had marks. */
  readonly firstMarks: number;
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
  /** Makes the map and asks for the answer. Resolves once marks were painted and the page is at rest. */
  start(): Promise<Loaded>;
  /** Resolves when frames come in time again: no work is left, no animation runs. */
  rest(): Promise<void>;
  /** Cameras behind all the marks that are on the map. */
  shown(): number;
  /** Whether the marks can really be seen: elements in the document, or pixels on the canvas. */
  visible(): boolean;
  /** Tasks of more than 50 ms on the main thread so far. */
  tasks(): readonly Task[];
}

/** The page with an empty map, as a yardstick. */
export interface BareMapPage extends FrameRecorder {
  start(): Promise<void>;
}

/** The page that only parses, as a yardstick. */
export interface ParsePage {
  /** Fetches the answer and parses it; ms for JSON.parse alone. */
  parse(): Promise<{ readonly ms: number; readonly elements: number }>;
}

declare global {
  interface Window {
    bench: BenchPage;
    yardstick: ParsePage;
    bareMap: BareMapPage;
  }
}
