import type { ReadonlySignal } from '@preact/signals';
import { effect } from '@preact/signals';
import { READER } from '../../catalog/devices.ts';
import { matches } from '../../model/tagging/device.ts';
import type { CameraStore } from '../../store/cameraStore.ts';
import type { UploadRecord } from './uploadRecord.ts';

/** Overpass has every edit long before this, ms. */
const WEEK = 7 * 86_400_000;

/** What was written from here and Overpass may not have yet: of each object the newest upload of the last week. `now` in ms since 1970. */
export function localEdits(uploads: readonly UploadRecord[], now: number): readonly UploadRecord[] {
  const newest = new Map<string, UploadRecord>();
  for (const upload of uploads) {
    if (upload.at <= now - WEEK) continue;
    const known = newest.get(upload.key);
    if (known === undefined || upload.version > known.version) newest.set(upload.key, upload);
  }
  return [...newest.values()];
}

/** Lays them over what the store reads, as they come. Returns the way to stop. */
export function showLocalEdits(
  uploads: ReadonlySignal<readonly UploadRecord[]>,
  store: { peek(): CameraStore },
  now: () => number,
): () => void {
  let shownIn: CameraStore | null = null;
  let shown = new Set<string>();
  return effect(() => {
    const to = store.peek();
    if (to !== shownIn) shown = new Set();
    shownIn = to;
    for (const { key, version, after } of localEdits(uploads.value, now())) {
      if (shown.has(`${key} ${version}`)) continue;
      shown.add(`${key} ${version}`);
      // What is no camera any more may be on the map still, as something else.
      if (after === null || !matches(READER, after.tags)) to.removeLocalEdit(key, version);
      else to.addLocalEdit(after);
    }
  });
}
