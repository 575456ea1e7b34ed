import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { createOneAtATime } from '../../src/state/oneAtATime.ts';

type Step = string;

function begun(): { step: ReturnType<typeof signal<Step>>; work: ReturnType<typeof createOneAtATime<Step>> } {
  const step = signal<Step>('idle');
  const work = createOneAtATime<Step>(step, {
    idle: 'idle',
    failed: ({ kind }) => `failed: ${kind}`,
    refused: (error) => `refused: ${String(error)}`,
  });
  return { step, work };
}

/** Work that ends when it is called off, as a request does. */
const untilCalledOff = (abort: AbortSignal): Promise<Step> =>
  new Promise((_, reject) => {
    abort.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });

describe('one thing at a time', () => {
  it('goes from the first step to the one that the work gives', async () => {
    const { step, work } = begun();
    const ended = work.run('reading', () => Promise.resolve('read'));
    expect(step.value).toBe('reading');
    await ended;
    expect(step.value).toBe('read');
  });

  it('is idle again when it is called off', async () => {
    const { step, work } = begun();
    const ended = work.run('reading', untilCalledOff);
    work.stop();
    await ended;
    expect(step.value).toBe('idle');
  });

  it('calls off what was under way when something else begins, which says no more', async () => {
    const { step, work } = begun();
    const first = work.run('first', untilCalledOff);
    const second = work.run('second', () => Promise.resolve('second is done'));
    await Promise.all([first, second]);
    expect(step.value).toBe('second is done');
  });

  it('does not let what answers late stand over what came after it', async () => {
    const { step, work } = begun();
    const late = Promise.withResolvers<Step>();
    const first = work.run('first', () => late.promise);
    await work.run('second', () => Promise.resolve('second is done'));
    late.resolve('first is done');
    await first;
    expect(step.value).toBe('second is done');
  });

  it('tells a failure from what is wrong with the thing itself', async () => {
    const { step, work } = begun();
    await work.run('reading', () => Promise.reject(new Failure('offline')));
    expect(step.value).toBe('failed: offline');
    await work.run('reading', () => Promise.reject(new Error('no such column')));
    expect(step.value).toBe('refused: Error: no such column');
  });
});
