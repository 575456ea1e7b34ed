import { asFailure, isAbort } from '../../model/failure.ts';
import type { Snapshot } from '../../snapshot/read.ts';
import type { SnapshotStatus } from '../cameraStore.ts';
import type { KeptSnapshot, SnapshotAbout } from '../cache/records.ts';
import type { Columns } from '../columns/columns.ts';
import { blankColumns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { KeptDetails } from '../cache/lastVisit.ts';
import type * as SnapshotLayer from './snapshotLayer.ts';

/** A snapshot with the ways to make its columns the store's: code that comes only where there is a snapshot. */
export interface OpenedSnapshot extends Pick<typeof SnapshotLayer, 'coldLayer' | 'hotLayer'> {
  readonly snapshot: Snapshot;
}
/** Asks for the snapshot that is served; with `kept`, opens what is kept of one instead, of which only `cold` can be read. */
export type OpenSnapshot = (signal: AbortSignal, kept?: unknown) => Promise<OpenedSnapshot | null>;

/** Where a snapshot lies, and when it is asked for. */
export interface SnapshotPlace {
  /** Address of its folder. */
  readonly url: string;
  readonly open: OpenSnapshot;
  /** Calls back when it costs nobody anything: until then it waits for a view that needs it. Left out: it comes at once. */
  readonly whenFree?: (begin: () => void) => void;
}

export interface SnapshotFeedDeps {
  /** Null where there is no snapshot; throws Failure. */
  readonly open: OpenSnapshot;
  readonly dictionary: Dictionary;
  /** Keeps ids, ages and names on this device: once seen, they need no network. */
  readonly kept: KeptDetails;
  /** A layer to be put beneath: a new snapshot (`about`), the same with all its columns, or none any more (null). */
  readonly put: (columns: Columns, about: SnapshotAbout | null) => void;
  /** The status has changed. */
  readonly changed: () => void;
  readonly now: () => number;
}

/** Where the snapshot comes from, and how far it has come. */
export interface SnapshotFeed {
  readonly status: SnapshotStatus;
  /** Which one is beneath; null where none is. */
  readonly about: SnapshotAbout | null;
  /** Shows what was kept from the last visit. */
  restore(kept: KeptSnapshot): void;
  /** Asks for the newest one; what comes of it waits until what was kept has been shown. */
  start(restored?: Promise<void>): void;
  /** Loads ids, ages and names of what is beneath; settles when they are in, can't be had, or there is nothing. */
  details(): Promise<void>;
  /** Tries again what failed; `all`: looks for a newer one in any case. */
  retry(all?: boolean): void;
  close(): void;
}

interface Layer {
  readonly columns: Columns;
  readonly about: SnapshotAbout;
}

/** Bytes come in many small pieces: nobody can read each. ms */
const TELL_EVERY = 100;

export function createSnapshotFeed({ open, dictionary, kept, put, changed, now }: SnapshotFeedDeps): SnapshotFeed {
  const controller = new AbortController();
  const { signal } = controller;
  let status: SnapshotStatus = { kind: 'loading', bytes: 0, total: 0 };
  let layer: Layer | null = null;
  /** The one that `layer` is from; null as long as it is only known from the last visit. */
  let source: OpenedSnapshot | null = null;
  let starting: Promise<void> | null = null;
  let detailing: Promise<void> | null = null;
  /** The newest answer is in. */
  let settled = false;
  /** Somebody has asked for details, when they could not be had yet. */
  let wanted = false;
  let toldAt = Number.NEGATIVE_INFINITY;

  function tell(next: SnapshotStatus): void {
    status = next;
    changed();
  }

  function ready(details: 'absent' | 'loading' | 'ready' | 'failed'): void {
    if (layer !== null) tell({ kind: 'ready', base: layer.about.base, count: layer.columns.length, details });
  }

  /** Nothing is beneath, or all of it: there is nothing to wait for. */
  function isComplete(): boolean {
    return layer === null || layer.columns.id.length === layer.columns.length;
  }

  function lay(columns: Columns, about: SnapshotAbout): void {
    layer = { columns, about };
    put(columns, about);
  }

  function progress(bytes: number, total: number): void {
    // A snapshot of the last visit stays shown, dated, until the new one is in.
    if (layer !== null || now() - toldAt < TELL_EVERY) return;
    toldAt = now();
    tell({ kind: 'loading', bytes, total });
  }

  async function load(restored: Promise<void>): Promise<void> {
    const opening = open(signal);
    opening.catch(() => undefined);
    await restored;
    try {
      const found = await opening;
      if (signal.aborted) return;
      if (found === null) {
        if (layer !== null) put(blankColumns(0, 0), null);
        layer = null;
        tell({ kind: 'none' });
        return;
      }
      const { sha256, base, region } = found.snapshot.manifest;
      if (layer?.about.sha256 !== sha256) {
        const hot = await found.snapshot.hot({ signal, progress });
        signal.throwIfAborted();
        // What is on its way belongs to the one before.
        detailing = null;
        lay(found.hotLayer(hot, dictionary), { sha256, base: base.oldest, region });
        source = found;
        ready('absent');
        if (wanted) void needDetails();
      }
      source = found;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      const failure = asFailure(error);
      if (layer === null) tell({ kind: 'refused', failure: { kind: failure.kind, details: failure.details } });
      else ready(isComplete() ? 'ready' : 'failed');
    }
  }

  /** What is kept of a snapshot's details; null where that is nothing, or nothing that makes sense. */
  async function openKept(sha256: string): Promise<OpenedSnapshot | null> {
    const record = await kept.load();
    if (record === undefined || record === null) return null;
    const found = await open(signal, record).catch(() => null);
    return found?.snapshot.manifest.sha256 === sha256 ? found : null;
  }

  /** Lays the details over `columns`, unless another layer has come meanwhile. */
  async function layDetails(from: OpenedSnapshot, columns: Columns, keep?: KeptDetails['save']): Promise<void> {
    const cold = await from.snapshot.cold({ signal, keep });
    signal.throwIfAborted();
    if (layer?.columns !== columns) return;
    lay(from.coldLayer(columns, cold, dictionary), layer.about);
    ready('ready');
  }

  async function loadDetails({ columns, about }: Layer): Promise<void> {
    try {
      const device = await openKept(about.sha256);
      // What is torn is asked for as if it were not there.
      if (device !== null) await layDetails(device, columns).catch(() => undefined);
      if (isComplete()) return;
      // Of a snapshot that was kept it must first be known that it is still the one that is served.
      start();
      await starting;
      if (isComplete() || source === null || signal.aborted) return;
      if (layer?.columns !== columns) {
        // A newer one has come, and its details are on their way.
        await needDetails();
        return;
      }
      ready('loading');
      await layDetails(source, columns, kept.save);
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) ready('failed');
    }
  }

  function needDetails(): Promise<void> {
    wanted = true;
    if (layer === null || isComplete()) return Promise.resolve();
    detailing ??= loadDetails(layer);
    return detailing;
  }

  function start(restored = Promise.resolve()): void {
    if (starting !== null) return;
    settled = false;
    starting = load(restored).finally(() => {
      settled = true;
    });
  }

  return {
    get status() {
      return status;
    },
    get about() {
      return layer?.about ?? null;
    },
    restore({ columns, about }) {
      lay(columns, about);
      ready('absent');
    },
    start,
    details: needDetails,
    retry(all = false) {
      const failed = settled && (status.kind === 'refused' || (layer !== null && source === null));
      if (failed || (all && settled)) {
        starting = null;
        if (layer === null) tell({ kind: 'loading', bytes: 0, total: 0 });
        start();
      }
      if (failed || (status.kind === 'ready' && status.details === 'failed')) {
        detailing = null;
        if (wanted) void needDetails();
      }
    },
    close() {
      controller.abort();
    },
  };
}
