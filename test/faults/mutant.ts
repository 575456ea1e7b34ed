import type { Uploader } from '../../src/osm/types.ts';

/**
 * The machine as it must not be: it forgets that something was sent, and takes a missing answer for a no, so that the
 * next click sends again. If the schedules didn't catch this one, their zeros would mean nothing.
 */
export function resendBlindly(real: Uploader): Uploader {
  return {
    ...real,
    async upload(job, watch) {
      const outcome = await real.upload(job, {
        ...watch,
        save: (attempt, onto) => watch.save({ ...attempt, state: 'creating' }, onto),
      });
      return outcome.kind === 'unknown' ? { kind: 'rejected', failure: outcome.failure } : outcome;
    },
  };
}
