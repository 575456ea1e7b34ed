import type { ReadStatus, StoreView } from '../cameraStore.ts';
import type { Scene } from '../scene/scene.ts';
import { isFor } from '../status.ts';
import type * as FormatPicture from './formatPicture.ts';

/** Nothing new for so long, ms: what is shown is worth keeping. */
const QUIET = 2000;

/** Keeps the store's last scene for the next visit to open with. */
export interface PictureKeeper {
  setView(view: StoreView): void;
  /** What the store draws and says. */
  scene(scene: Scene): void;
  status(status: ReadStatus): void;
  /** Keeps what is shown, if it is complete and dated. */
  keep(): void;
  close(): void;
}

/** @param of whose cameras these are */
export function createPictureKeeper(of: string, set: (text: string) => void): PictureKeeper {
  let view: StoreView | null = null;
  let scene: Scene | null = null;
  let status: ReadStatus | null = null;
  /** The status is of the view as it is now: what comes late from the worker may be of the one before. */
  let current = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let format: Promise<typeof FormatPicture | null> | null = null;

  const isDrawn = (): boolean => view !== null && scene !== null && isFor(scene, view);

  function keepLater(): void {
    // At hand by then: a page that is hidden may be gone right after. Without it, what was kept before stays.
    format ??= import('./formatPicture.ts').catch(() => null);
    clearTimeout(timer);
    timer = setTimeout(keep, QUIET);
  }

  function keep(): void {
    if (view === null || scene === null || status === null || !current) return;
    const { phase, inView, base, source = 'live', unfiltered } = status;
    if (phase.kind !== 'done' || base === null || unfiltered !== undefined) return;
    const picture = { scene: { ...scene, inView }, box: view.box, base, source };
    void format?.then((code) => {
      const text = code?.formatPicture(picture, of) ?? null;
      if (text !== null) set(text);
    });
  }

  return {
    setView(next) {
      view = next;
      current &&= isDrawn();
    },
    scene(next) {
      scene = next;
      keepLater();
    },
    status(next) {
      status = next;
      current = isDrawn();
      keepLater();
    },
    keep,
    close: () => clearTimeout(timer),
  };
}
