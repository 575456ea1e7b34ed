import type { Camera } from '../model/camera.ts';
import type { Attempt, Draft } from '../model/draft.ts';
import { draftTags, mayHaveArrived } from '../model/draft.ts';
import { asFailure, Failure } from '../model/failure.ts';
import { round7 } from '../model/place.ts';
import type { Tags } from '../model/camera.ts';
import type { UploadOutcome, UploadStep } from '../osm/types.ts';
import type { Writing } from './doors.ts';

/** What an upload needs of its surroundings. */
export interface UploadSurroundings {
  writing(): Promise<Writing>;
  /** Keeps what is known of the attempt with the draft; resolves when it is stored as well as it can be. */
  keep(attempt: Attempt | null): Promise<void>;
  tell(step: UploadStep): void;
}

/** Sends a draft that has not been sent. Never throws: whatever happens is an outcome. */
export async function sendDraft(
  draft: Draft,
  tags: Tags,
  changesetTags: Tags,
  { writing, keep, tell }: UploadSurroundings,
): Promise<UploadOutcome> {
  // Belt and braces: what may have arrived is only ever asked after, however this was called.
  if (mayHaveArrived(draft.attempt)) return settleDraft(draft, { writing, keep, tell });
  const progress = { sent: false };
  const watch = {
    step: tell,
    save: (attempt: Attempt): Promise<void> => {
      progress.sent = mayHaveArrived(attempt);
      return keep(attempt);
    },
  };
  try {
    const { uploader } = await writing();
    const outcome = await uploader.upload(
      { change: { kind: 'create', place: draft.place, tags }, changesetTags },
      watch,
    );
    if (outcome.kind === 'rejected') await keep(null);
    return outcome;
  } catch (error) {
    return { kind: progress.sent ? 'unknown' : 'rejected', failure: asFailure(error) };
  }
}

/** Asks what became of a draft that may have arrived. Never sends it. */
export async function settleDraft(draft: Draft, { writing, keep, tell }: UploadSurroundings): Promise<UploadOutcome> {
  const { attempt } = draft;
  if (attempt === null) return { kind: 'rejected', failure: new Failure('server') };
  try {
    const { uploader } = await writing();
    const outcome = await uploader.settle(
      attempt,
      { kind: 'create', place: draft.place, tags: draftTags(draft) },
      { step: tell, save: keep },
    );
    if (outcome.kind === 'rejected') await keep(null);
    return outcome;
  } catch (error) {
    return { kind: 'unknown', failure: asFailure(error) };
  }
}

/** The camera as it now stands in OpenStreetMap. */
export function uploadedCamera(draft: Draft, tags: Tags, id: number, version: number, now: number): Camera {
  return {
    type: 'node',
    id,
    version,
    timestamp: now,
    lat: round7(draft.place.lat),
    lon: round7(draft.place.lon),
    tags,
  };
}
