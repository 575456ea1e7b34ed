/**
 * The machine as it must not be, in one way after the other. If the schedules didn't catch each of these, their zeros
 * would mean nothing.
 */
import type { Draft } from '../../src/state/edit/draft.ts';
import { EMPTY_FORM } from '../../src/state/edit/draft.ts';
import { formOf } from '../../src/state/edit/form.ts';
import type { Env } from '../../src/state/env.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Attempt } from '../../src/osm/upload/attempt.ts';
import type { Api } from '../../src/osm/api/api.ts';
import { Refusal } from '../../src/osm/api/refusal.ts';
import type { Job, Uploader, UploadOutcome, UploadWatch } from '../../src/osm/types.ts';

/** One deliberate fault. */
export interface Mutant {
  readonly name: string;
  readonly uploader?: (real: Uploader) => Uploader;
  readonly api?: (real: Api) => Api;
  readonly drafts?: (real: Env['drafts']) => Env['drafts'];
  /** Nobody waits for anybody. */
  readonly unlocked?: true;
}

/** Puts other words in the uploader's mouth. */
function outcomes(change: (outcome: UploadOutcome, job: Job | null) => UploadOutcome): NonNullable<Mutant['uploader']> {
  return (real) => ({
    ...real,
    upload: async (job, watch) => change(await real.upload(job, watch), job),
    settle: async (...of) => change(await real.settle(...of), null),
  });
}

/** Has each upload done otherwise. */
function uploads(
  otherwise: (real: Uploader, job: Job, watch: UploadWatch) => Promise<UploadOutcome>,
): NonNullable<Mutant['uploader']> {
  return (real) => ({ ...real, upload: (job, watch) => otherwise(real, job, watch) });
}

function asNo(outcome: UploadOutcome): UploadOutcome {
  return outcome.kind === 'unknown' ? { kind: 'rejected', failure: outcome.failure } : outcome;
}

/** Swallows what is sent in changesets that remove duplicates. */
function withoutRemovals(real: Api): Api {
  const removing = new Set<string>();
  return {
    async send(method, path, options) {
      const id = /\/changeset\/(\d+)\/upload$/.exec(path)?.[1] ?? '';
      if (removing.has(id)) return '<diffResult/>';
      const answer = await real.send(method, path, options);
      if (path.endsWith('/changeset/create') && options?.xml?.includes('Remove a duplicate') === true)
        removing.add(answer.trim());
      return answer;
    },
  };
}

const withoutTags = (draft: Draft): Draft => ({
  ...draft,
  form: draft.base === null ? EMPTY_FORM : formOf(draft.base.tags),
  extra: new Map(),
});

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'forgets that something was sent, and takes a missing answer for a no',
    uploader: uploads(async (real, job, watch) => {
      const save = (attempt: Attempt, onto?: Parameters<UploadWatch['save']>[1]): Promise<void> =>
        watch.save({ ...attempt, state: 'creating' }, onto);
      return asNo(await real.upload(job, { ...watch, save }));
    }),
  },
  { name: 'takes a missing answer for a no', uploader: outcomes(asNo) },
  {
    name: 'believes a no at once',
    uploader: outcomes((outcome) =>
      outcome.kind === 'unknown' && outcome.failure instanceof Refusal ? asNo(outcome) : outcome,
    ),
  },
  {
    name: 'takes what is not yet seen for what never arrived',
    uploader: (real) => ({ ...real, settle: async (...of) => asNo(await real.settle(...of)) }),
  },
  {
    name: 'calls saved what was not answered',
    uploader: outcomes((outcome, job) => {
      if (outcome.kind !== 'unknown' || job === null || job.change.kind === 'create') return outcome;
      const { id, version } = job.change.base;
      return { kind: 'saved', id, version: version + 1, changeset: 1 };
    }),
  },
  { name: 'never removes a duplicate', api: withoutRemovals },
  {
    name: 'looks for no readers nearby',
    uploader: uploads((real, job, watch) => real.upload({ ...job, seen: null }, watch)),
  },
  {
    name: 'writes over what someone else did',
    uploader: uploads(async (real, job, watch) => {
      const outcome = await real.upload(job, watch);
      if (outcome.kind !== 'conflict' || job.change.kind === 'create') return outcome;
      return await real.upload({ ...job, change: { ...job.change, base: outcome.theirs } }, watch);
    }),
  },
  {
    name: 'leaves out the tags of others',
    uploader: uploads((real, job, watch) => {
      const { change } = job;
      if (change.kind !== 'modify') return real.upload(job, watch);
      const tags = new Map([...change.tags].filter(([key]) => key !== 'direction'));
      return real.upload({ ...job, change: { ...change, tags } }, watch);
    }),
  },
  {
    name: 'closes nothing that was left open',
    uploader: (real) => ({ ...real, closeLeftOpen: () => Promise.resolve(true) }),
  },
  {
    name: 'keeps nothing of an upload on the disk',
    drafts: (real) => ({
      ...real,
      save: (draft, by) => (by === 'uploader' ? Promise.resolve(null) : real.save(draft, by)),
    }),
  },
  {
    name: 'loses what was typed in a reload',
    drafts: (real) => ({
      ...real,
      load: async (server) => (await real.load(server)).map((draft) => withoutTags(draft)),
    }),
  },
  {
    name: 'throws a draft away that was not saved',
    uploader: outcomes((outcome) =>
      outcome.kind === 'rejected' && outcome.failure instanceof Failure && outcome.failure.kind === 'server'
        ? { kind: 'saved', id: 999_999, version: 1, changeset: 1 }
        : outcome,
    ),
  },
  { name: 'uploads from two tabs at once', unlocked: true },
];
