/** A preview with all that it stands between: what was kept, who is asked, and what is told. */
import { mercatorX, mercatorY } from '../../src/model/place.ts';
import type { Dots, ReadOverview } from '../../src/snapshot/overview.ts';
import type { ReadStatus, SnapshotStatus, StoreView } from '../../src/store/cameraStore.ts';
import type { Picture } from '../../src/store/preview/picture.ts';
import { formatPicture } from '../../src/store/preview/formatPicture.ts';
import type { Preview, PreviewOptions } from '../../src/store/preview/preview.ts';
import { createPreview } from '../../src/store/preview/preview.ts';
import type { Scene } from '../../src/store/scene/scene.ts';
import { sceneFor } from './scenes.ts';

export const OF = 'http://127.0.0.1:1/api/interpreter http://127.0.0.1:1/snapshot/';
export const BASE = Date.UTC(2026, 10, 23, 6, 9);
export const MADE = Date.UTC(2026, 10, 22);

/** A street, half a view beside it (drawn with it), and a place elsewhere. */
export const street: StoreView = { box: { south: 33.7, west: -84.5, north: 33.8, east: -84.4 }, zoom: 13 };
export const beside: StoreView = { box: { south: 33.73, west: -84.53, north: 33.83, east: -84.43 }, zoom: 13 };
export const elsewhere: StoreView = { box: { south: 52, west: 5, north: 52.1, east: 5.1 }, zoom: 13 };
/** A continent, and the same closer. */
export const wide: StoreView = { box: { south: 20, west: -130, north: 55, east: -60 }, zoom: 4 };
export const wider: StoreView = { box: { south: -10, west: -160, north: 70, east: -20 }, zoom: 3 };

export const READING: ReadStatus = {
  phase: { kind: 'reading', boxesDone: 0, boxesTotal: 2, bytes: 0 },
  inView: 0,
  base: null,
};
export const TOO_WIDE: ReadStatus = { phase: { kind: 'too-wide' }, inView: 0, base: null };
export const READY = { kind: 'ready', base: MADE, count: 12, details: 'absent' } as const satisfies SnapshotStatus;
export const REFUSED: SnapshotStatus = { kind: 'refused', failure: { kind: 'offline', details: {} } };

export function done(inView: number, source?: 'snapshot'): ReadStatus {
  return { phase: { kind: 'done' }, inView, base: BASE, ...(source === undefined ? {} : { source }) };
}

export function failed(inView = 0): ReadStatus {
  const failure = { kind: 'overloaded', details: {} } as const;
  return { phase: { kind: 'failed', failure, retryAt: null }, inView, base: null };
}

/** Marks at these places, by two cameras each unless said otherwise. */
export function dotsAt(...places: { readonly lat: number; readonly lon: number; readonly count?: number }[]): Dots {
  return {
    length: places.length,
    x: Float64Array.from(places, ({ lon }) => mercatorX(lon)),
    y: Float64Array.from(places, ({ lat }) => mercatorY(lat)),
    count: Uint32Array.from(places, ({ count }) => count ?? 2),
    flags: Uint8Array.from(places, (_, i) => i),
  };
}

/** Of the world's zooms 3 to 5. */
export function overviewOf(more: Partial<ReadOverview> = {}): ReadOverview {
  return {
    count: 6,
    base: { oldest: MADE, newest: BASE },
    region: { south: -90, west: -180, north: 90, east: 180 },
    dots: (zoom) =>
      zoom >= 3 && zoom <= 5 ? dotsAt({ lat: 33.75, lon: -84.39 }, { lat: 40, lon: -100 }, { lat: 52, lon: 5 }) : null,
    ...more,
  };
}

/** The text that the visit before left, of so many cameras in the view. */
export function pictureOf(view: StoreView, cameras: number, of = OF): string {
  return textOf({ scene: sceneFor(view, cameras), box: view.box, base: BASE, source: 'live' }, of);
}

export function textOf(picture: Picture, of = OF): string {
  const text = formatPicture(picture, of);
  if (text === null) throw new Error('It was not kept.');
  return text;
}

export interface PreviewStage {
  readonly preview: Preview;
  readonly scenes: Scene[];
  readonly statuses: ReadStatus[];
  readonly snapshots: SnapshotStatus[];
  /** It is over for good. */
  isEnded(): boolean;
  /** How often the overview was asked for. */
  asked(): number;
  /** The overview is here, or what else became of it. */
  answer(overview: ReadOverview | null): Promise<void>;
  refuse(): Promise<void>;
  /** Cameras in the scene that is drawn; null where there is none yet. */
  drawn(): number | null;
  said(): ReadStatus | undefined;
}

export function stage({
  picture = null,
  ...more
}: Partial<PreviewOptions> & { readonly picture?: string | null } = {}): PreviewStage {
  const scenes: Scene[] = [];
  const statuses: ReadStatus[] = [];
  const snapshots: SnapshotStatus[] = [];
  let ended = false;
  const answer = Promise.withResolvers<ReadOverview | null>();
  let asked = 0;
  const preview = createPreview({
    of: OF,
    kept: picture,
    ask() {
      asked += 1;
      return answer.promise;
    },
    zoom: null,
    tell: {
      scene: (scene) => void scenes.push(scene),
      status: (status) => void statuses.push(status),
      snapshot: (status) => void snapshots.push(status),
    },
    ended() {
      ended = true;
    },
    ...more,
  });
  /** Whoever waits for the answer has had it by then. */
  const taken = async (): Promise<void> => {
    await answer.promise.catch(() => null);
    await Promise.resolve();
  };
  return {
    preview,
    scenes,
    statuses,
    snapshots,
    isEnded: () => ended,
    asked: () => asked,
    async answer(overview) {
      answer.resolve(overview);
      await taken();
    },
    async refuse() {
      answer.reject(new Error('It did not arrive.'));
      await taken();
    },
    drawn() {
      const last = scenes.at(-1);
      return last === undefined ? null : last.marks.count.reduce((sum, count) => sum + count, 0);
    },
    said: () => statuses.at(-1),
  };
}
