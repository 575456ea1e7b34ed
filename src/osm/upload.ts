import type { Tags } from '../model/camera.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import { readMayWrite } from './account.ts';
import type { Api } from './api.ts';
import { readStatus } from './capabilities.ts';
import type { Written } from './changeset.ts';
import { closeChangeset, createChangeset, readChangeset, uploadNode } from './changeset.ts';
import { isRefused, Refusal } from './refusal.ts';
import { settle, tidy } from './settle.ts';
import { removeOwnTwins } from './twins.ts';
import type { Job, Uploader, UploadOutcome, UploadWatch } from './types.ts';
import { changesetXml, createNodeXml } from './xml.ts';

export interface UploaderOptions {
  readonly api: Api;
  /** Resolves after so many ms. */
  readonly wait?: (ms: number) => Promise<void>;
}

type NewNode = Pick<Job, 'changesetTags'> & { readonly place: Place; readonly tags: Tags };

/** Writing that can't make a duplicate: what may have arrived is never sent again, only asked after. */
export function createUploader({ api, wait = pause }: UploaderOptions): Uploader {
  return {
    upload: (job, watch) =>
      job.change.kind === 'create'
        ? upload(api, { ...job.change, changesetTags: job.changesetTags }, watch)
        : Promise.resolve({ kind: 'rejected', failure: new Failure('unexpected') }),
    settle: (attempt, _change, watch) => settle(api, wait, attempt, watch),
    close: (changeset) => closeChangeset(api, changeset).catch(() => undefined),
    tidy: () => tidy(api, null).catch(() => undefined),
  };
}

async function upload(api: Api, node: NewNode, watch: UploadWatch): Promise<UploadOutcome> {
  try {
    // What can't be written must not open a changeset first.
    changesetXml(node.changesetTags);
    createNodeXml(0, node.place, node.tags);
    watch.step('checking');
    await checkWritable(api);
    let outcome = await openAndSend(api, node, watch);
    // A changeset can be closed by its owner at any time. Nothing can land in it then, so another may be tried; once.
    if (outcome.kind === 'rejected' && isRefused(outcome.failure, 'closed'))
      outcome = await openAndSend(api, node, watch);
    return outcome;
  } catch (error) {
    // Whatever throws up to here threw before the node was sent.
    return { kind: 'rejected', failure: asFailure(error) };
  }
}

/** @throws whatever fails before the node is sent */
async function openAndSend(api: Api, node: NewNode, watch: UploadWatch): Promise<UploadOutcome> {
  watch.step('opening');
  await watch.save({ changeset: null, state: 'creating', known: [], written: null });
  const changeset = await createChangeset(api, node.changesetTags);
  await watch.save({ changeset, state: 'uploading', known: [], written: null });
  watch.step('sending');
  let written: Written;
  try {
    written = await uploadNode(api, changeset, node.place, node.tags);
  } catch (error) {
    return afterFailure(api, changeset, asFailure(error));
  }
  watch.step('closing');
  try {
    await removeOwnTwins(api, changeset, written);
  } catch (error) {
    // It is there, but perhaps twice: asking after it again finds out, and its draft must not be forgotten before.
    return { kind: 'unknown', failure: asFailure(error) };
  }
  // It is saved, whatever becomes of this: an idle changeset closes by itself.
  await closeChangeset(api, changeset).catch(() => undefined);
  return { kind: 'saved', ...written, changeset };
}

/**
 * What a failed upload leaves. Even a no is only believed once the changeset is seen to be empty: a browser repeats a
 * request whose connection was lost, and the no may be about the repetition.
 */
async function afterFailure(api: Api, changeset: number, failure: Failure): Promise<UploadOutcome> {
  if (isRefused(failure, 'not-sent')) return { kind: 'rejected', failure };
  // Locked: another request is at work in this changeset, which only we know of. It can only be this one, repeated.
  if (!(failure instanceof Refusal) || failure.reason === 'locked') return { kind: 'unknown', failure };
  await closeChangeset(api, changeset).catch(() => undefined);
  const empty = await readChangeset(api, changeset).then(
    ({ changes }) => changes === 0,
    () => false,
  );
  return { kind: empty ? 'rejected' : 'unknown', failure };
}

/** @throws Failure where the server takes no changes just now, or none of this account's */
async function checkWritable(api: Api): Promise<void> {
  const [status, mayWrite] = await Promise.allSettled([readStatus(api), readMayWrite(api)]);
  // In this order: a database that is offline fails the other question too, and says less there.
  if (status.status === 'rejected') throw status.reason;
  if (status.value !== 'online') throw new Failure('read-only');
  if (mayWrite.status === 'rejected') throw mayWrite.reason;
  if (!mayWrite.value) throw new Failure('forbidden');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
