import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Camera } from '../../model/camera.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { asideName } from './tasks.ts';

/** Readers of which nobody here could tell more; kept on the device. */
export interface Aside {
  readonly all: ReadonlySignal<ReadonlySet<string>>;
  add(camera: Camera): void;
  clear(): void;
}

const KEY = 'aside';
/** The oldest are forgotten beyond it. */
const MOST = 2000;
const NAME = /^(?:node|way|relation)\/\d{1,16}@\d{1,9}$/;

export function createAside(storage: FeatureContext['storage']): Aside {
  const kept = (storage.get(KEY) ?? '').split(' ').filter((name) => NAME.test(name));
  const all = signal<ReadonlySet<string>>(new Set(kept));
  return {
    all,
    add(camera) {
      const next = [...all.peek(), asideName(camera)].slice(-MOST);
      all.value = new Set(next);
      storage.set(KEY, next.join(' '));
    },
    clear() {
      all.value = new Set();
      storage.remove(KEY);
    },
  };
}
