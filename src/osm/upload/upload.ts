import type { Attempt } from './attempt.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import type { Tags } from '../../model/camera.ts';
import type { Api } from '../api/api.ts';
import { readStatus } from '../api/capabilities.ts';
import { createChangeset } from '../api/changeset.ts';
import type { About, Env } from './closeChangeset.ts';
import { closeAndCount } from './closeChangeset.ts';
import type { Ready } from './bringUpToDate.ts';
import { bringUpToDate, unknownUses, unseenNearby } from './bringUpToDate.ts';
import { isRefused } from '../api/refusal.ts';
import type { Sent } from './send.ts';
import { send } from './send.ts';
import { settle } from './settle.ts';
import { closeLeftOpen } from './leftOpen.ts';
import { checkDuplicates } from './duplicates.ts';
import type { Job, OpenChangeset, Uploader, UploadOutcome, UploadWatch } from '../types.ts';
import { changesetXml, changeXml } from '../api/writeXml.ts';

export interface UploaderOptions {
  readonly api: Api;
  readonly about: About;
  /** Resolves after so many ms. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** Writing that can't make a duplicate: what may have arrived is never sent again, only asked after. */
export function createUploader({ api, about, wait = pause }: UploaderOptions): Uploader {
  const env = { api, about, wait };
  return {
    upload: (job, watch) => upload(env, job, watch),
    settle: (attempt, change, watch) => settle(env, attempt, change, watch),
    close: async ({ id, written }) => (await closeAndCount(env, id)) === written.length,
    check: (addition) => checkDuplicates(env, addition).catch(() => false),
    look: async (change) => {
      const ready = await bringUpToDate(env, change);
      return ready.kind === 'stopped' ? ready.outcome : null;
    },
    closeLeftOpen: () => closeLeftOpen(api).catch(() => false),
  };
}

async function upload(env: Env, job: Job, watch: UploadWatch): Promise<UploadOutcome> {
  try {
    // What can't be written must not open a changeset first.
    changesetXml(job.changesetTags);
    changeXml(0, job.change);
    watch.step('checking');
    const cameras = await unseenNearby(env.api, job);
    if (cameras.length > 0) return { kind: 'nearby', cameras };
    const ready = await bringUpToDate(env, job.change);
    if (ready.kind === 'stopped') return ready.outcome;
    const uses = await unknownUses(env.api, job, ready.change);
    if (uses.length > 0) return { kind: 'rejected', failure: new Failure('in-use'), uses };
    let outcome = await openAndSend(env, job, ready, job.into ?? null, watch);
    // A changeset can be closed by its owner at any time. Nothing can land in it then, so another may be tried; once.
    if (outcome.kind === 'rejected' && isRefused(outcome.failure, 'closed'))
      outcome = await openAndSend(env, job, ready, null, watch);
    return outcome;
  } catch (error) {
    // Whatever throws up to here threw before the change was sent.
    return { kind: 'rejected', failure: asFailure(error) };
  }
}

/** @throws whatever fails before the change is sent */
async function openAndSend(
  env: Env,
  job: Job,
  ready: Ready & { kind: 'ready' },
  into: OpenChangeset | null,
  watch: UploadWatch,
): Promise<UploadOutcome> {
  const fresh: Attempt = {
    changeset: null,
    state: 'creating',
    known: into?.written ?? [],
    shared: into !== null || job.keepOpen === true,
    written: null,
  };
  if (into === null) {
    watch.step('opening');
    await watch.save(fresh, ready.onto);
  }
  const changeset = into?.id ?? (await openChangeset(env.api, job.changesetTags));
  const attempt: Sent = { ...fresh, changeset, state: 'uploading' };
  return send(env, { job, attempt, watch }, ready.change, ready.onto);
}

/** @throws Failure 'read-only' where the server takes no changes just now, whatever words it has for that */
async function openChangeset(api: Api, tags: Tags): Promise<number> {
  try {
    return await createChangeset(api, tags);
  } catch (error) {
    const { kind } = asFailure(error);
    const status = kind === 'server' ? await readStatus(api).catch(() => null) : null;
    throw status === null || status === 'online' ? error : new Failure('read-only', {}, error);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
