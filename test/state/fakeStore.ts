import type { Camera, CameraKey } from '../../src/model/camera.ts';
import { keyOf } from '../../src/model/camera.ts';
import { distance } from '../../src/model/place.ts';
import type { View } from '../../src/state/types.ts';
import type { CameraStore, Drawing, ReadStatus } from '../../src/store/cameraStore.ts';
import type { Filter } from '../../src/store/query/filter.ts';

/** A store that holds what a test puts in. */
export class FakeStore implements CameraStore {
  cameras: Camera[] = [];
  views: View['box'][] = [];
  filters: Filter[] = [];
  drawings: Drawing[] = [];
  retries = 0;
  closed = false;
  #tell: (status: ReadStatus) => void = () => undefined;

  listen(listener: Parameters<CameraStore['listen']>[0]): void {
    this.#tell = (status) => listener.status(status);
  }
  status(status: ReadStatus): void {
    this.#tell(status);
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
  list(): Promise<readonly Camera[]> {
    return Promise.resolve(this.cameras);
  }
  operatorsNear(): ReturnType<CameraStore['operatorsNear']> {
    return Promise.resolve([]);
  }
  addOwn(own: Camera): void {
    this.cameras.push(own);
  }
  removeOwn(key: CameraKey): void {
    this.cameras = this.cameras.filter((one) => keyOf(one) !== key);
  }
  setFilter(filter: Filter): void {
    this.filters.push(filter);
  }
  choices(): ReturnType<CameraStore['choices']> {
    return Promise.reject(new Error('This store counts nothing.'));
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
