import { covers } from '../../src/model/box.ts';
import type { ReadStatus, SnapshotStatus, StoreView } from '../../src/store/cameraStore.ts';
import type { Scene } from '../../src/store/scene/scene.ts';
import { BASE, beside, elsewhere, MADE, street, wide, wider } from './previewStage.ts';
import { sceneFor } from './scenes.ts';

/** Cameras of every view, once all is known. */
export const ALL = 40;
export const VIEWS = [street, beside, elsewhere, wide, wider] as const;
export const isWide = ({ zoom }: StoreView): boolean => zoom < 10;
export const isFor = (scene: Scene, view: StoreView): boolean =>
  scene.zoom === view.zoom && covers(scene.box, view.box);

export type Message =
  | { readonly scene: Scene }
  | { readonly status: ReadStatus }
  | { readonly snapshot: SnapshotStatus };

/** A store as the worker's is seen from the page: it says things in its own order, some time after it was told. */
export class OrderedStore {
  readonly said: Message[] = [];
  scene: Scene | null = null;
  status: ReadStatus | null = null;
  snapshot: SnapshotStatus = { kind: 'loading', bytes: 0, total: 0 };
  #view: StoreView | null = null;
  /** Cameras that have been read close up, by view: how many, and whether that is all. */
  readonly #read = new Map<StoreView, { readonly known: number; readonly phase: 'reading' | 'done' | 'failed' }>();

  setView(view: StoreView): void {
    this.#view = view;
    if (this.scene === null || !isFor(this.scene, view)) this.#draw();
    this.#tell();
  }

  read(known: number, phase: 'reading' | 'done' | 'failed'): void {
    if (this.#view === null || isWide(this.#view)) return;
    this.#read.set(this.#view, { known: phase === 'done' ? ALL : known, phase });
    this.#draw();
    this.#tell();
  }

  setSnapshot(snapshot: SnapshotStatus, statusFirst: boolean): void {
    // It comes once, unless it is tried again after it was refused.
    if (this.snapshot.kind === 'ready' || this.snapshot.kind === 'none') return;
    this.snapshot = snapshot;
    if (snapshot.kind === 'ready') this.#draw();
    if (statusFirst) this.#tell();
    this.said.push({ snapshot });
    this.#tell();
  }

  #draw(): void {
    if (this.#view === null) return;
    const known = this.snapshot.kind === 'ready' ? ALL : (this.#read.get(this.#view)?.known ?? 0);
    this.scene = sceneFor(this.#view, known);
    this.said.push({ scene: this.scene });
  }

  #tell(): void {
    if (this.#view === null) return;
    const beneath = this.snapshot.kind === 'ready';
    const { known, phase } = this.#read.get(this.#view) ?? { known: 0, phase: 'reading' };
    const close = {
      reading: { kind: 'reading', boxesDone: known, boxesTotal: ALL, bytes: 0 },
      done: { kind: 'done' },
      failed: { kind: 'failed', failure: { kind: 'overloaded', details: {} }, retryAt: null },
    } as const;
    const next: ReadStatus = {
      phase: isWide(this.#view) ? { kind: beneath ? 'done' : 'too-wide' } : close[phase],
      inView: beneath ? ALL : known,
      base: beneath ? MADE : phase === 'done' ? BASE : null,
      ...(beneath ? { source: 'snapshot' } : {}),
    };
    // What is no news is not said.
    if (JSON.stringify(next) === JSON.stringify(this.status)) return;
    this.status = next;
    this.said.push({ status: next });
  }
}
