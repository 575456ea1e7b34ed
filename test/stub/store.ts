import type { Geometry } from '../../src/formats/geojson.ts';
import { contains } from '../../src/model/box.ts';
import type { Camera, CameraKey } from '../../src/model/camera.ts';
import { keyOf } from '../../src/model/camera.ts';
import { distance } from '../../src/model/place.ts';
import type { View } from '../../src/state/view.ts';
import type { CameraStore, Drawing, ReadStatus, SnapshotStatus } from '../../src/store/cameraStore.ts';
import type { Filter, FilterChoices } from '../../src/store/query/filter.ts';
import type { Scene } from '../../src/store/scene/scene.ts';

/** A store that holds what a test puts in, and tells what a test has it tell. */
export class StubStore implements CameraStore {
  cameras: readonly Camera[];
  operators: Awaited<ReturnType<CameraStore['operatorsNear']>> = [];
  /** Null: nothing can be counted. */
  counts: FilterChoices | null = null;
  readonly outlines = new Map<CameraKey, Geometry>();
  /** What an outline was asked of. */
  outlined: CameraKey[] = [];
  views: View['box'][] = [];
  filters: Filter[] = [];
  drawings: Drawing[] = [];
  retries = 0;
  closed = false;
  #listener: Parameters<CameraStore['listen']>[0] | null = null;

  constructor(cameras: readonly Camera[] = []) {
    this.cameras = cameras;
  }

  listen(listener: Parameters<CameraStore['listen']>[0]): void {
    this.#listener = listener;
  }
  status(status: ReadStatus): void {
    this.#listener?.status(status);
  }
  snapshot(status: SnapshotStatus): void {
    this.#listener?.snapshot?.(status);
  }
  scene(scene: Scene): void {
    this.#listener?.scene(scene);
  }
  setView({ box }: Parameters<CameraStore['setView']>[0]): void {
    this.views.push(box);
  }
  get(key: CameraKey): Promise<Camera | null> {
    return Promise.resolve(this.cameras.find((one) => keyOf(one) === key) ?? null);
  }
  near(place: Parameters<CameraStore['near']>[0], metres: number): ReturnType<CameraStore['near']> {
    const all = this.cameras.map((one) => ({ camera: one, metres: distance(one, place) }));
    return Promise.resolve(all.filter((one) => one.metres <= metres).toSorted((a, b) => a.metres - b.metres));
  }
  list(box: View['box'], limit: number): Promise<readonly Camera[]> {
    const middle = { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
    const within = this.cameras.filter((one) => contains(box, one));
    return Promise.resolve(within.toSorted((a, b) => distance(a, middle) - distance(b, middle)).slice(0, limit));
  }
  part(box: View['box'], at: number, limit: number, _all: boolean): ReturnType<CameraStore['part']> {
    const within = this.cameras.filter((one) => contains(box, one));
    return Promise.resolve({ cameras: within.slice(at, at + limit), total: within.length, state: this.cameras.length });
  }
  operatorsNear(): ReturnType<CameraStore['operatorsNear']> {
    return Promise.resolve(this.operators);
  }
  outline(key: CameraKey): ReturnType<CameraStore['outline']> {
    this.outlined.push(key);
    return Promise.resolve(this.outlines.get(key) ?? null);
  }
  addLocalEdit(own: Camera): void {
    this.cameras = [...this.cameras, own];
  }
  removeLocalEdit(key: CameraKey): void {
    this.cameras = this.cameras.filter((one) => keyOf(one) !== key);
  }
  setFilter(filter: Filter): void {
    this.filters.push(filter);
  }
  choices(): ReturnType<CameraStore['choices']> {
    return this.counts === null
      ? Promise.reject(new Error('This store counts nothing.'))
      : Promise.resolve(this.counts);
  }
  setDrawing(drawing: Drawing): void {
    this.drawings.push(drawing);
  }
  retry(): void {
    this.retries += 1;
  }
  close(): void {
    this.closed = true;
  }
}
