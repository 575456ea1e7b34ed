import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AnswerMessage, CallOf } from '../../src/store/calls.ts';
import { createCaller, doCall, methodsOf } from '../../src/store/calls.ts';
import type { Camera, CameraKey } from '../../src/model/camera.ts';
import type { OperatorCount, Questions } from '../../src/store/cameraStore.ts';
import type { WorkerCalls } from '../../src/store/messages.ts';

interface Sums {
  add(a: number, b: number): Promise<number>;
  fail(said: string): Promise<never>;
  note(text: string): void;
}

/** Both sides, with nothing but copies between them. */
function line(): {
  readonly caller: ReturnType<typeof createCaller<Sums>>;
  readonly notes: string[];
  readonly sent: CallOf<Sums>[];
  readonly answers: AnswerMessage[];
  pass(): Promise<void>;
} {
  const sent: CallOf<Sums>[] = [];
  const notes: string[] = [];
  const answers: AnswerMessage[] = [];
  const sums: Sums = {
    add: (a, b) => Promise.resolve(a + b),
    fail: (said) => Promise.reject(new Error(said)),
    note: (text) => void notes.push(text),
  };
  const caller = createCaller<Sums>((call) => void sent.push(structuredClone(call)));
  return {
    caller,
    notes,
    sent,
    answers,
    async pass() {
      for (const call of sent.splice(0)) await doCall(sums, call, (answer) => answers.push(structuredClone(answer)));
      for (const answer of answers) caller.take(answer);
    },
  };
}

describe('a call', () => {
  it('is answered by the method of its name', async () => {
    const { caller, pass } = line();
    const [three, seven] = [caller.ask('add', 1, 2), caller.ask('add', 3, 4)];
    await pass();
    expect(await Promise.all([three, seven])).toEqual([3, 7]);
  });

  it('that fails is refused with what was said', async () => {
    const { caller, pass } = line();
    const asked = caller.ask('fail', 'out of luck');
    const refused = expect(asked).rejects.toMatchObject({ kind: 'unexpected', details: { said: 'out of luck' } });
    await pass();
    await refused;
  });

  it('that nobody waits for is done and not answered', async () => {
    const { caller, notes, answers, pass } = line();
    caller.tell('note', 'hello');
    await pass();
    expect(notes).toEqual(['hello']);
    expect(answers).toEqual([]);
  });

  it('that nobody waits for and that fails is thrown where it is done', async () => {
    const { caller, pass } = line();
    caller.tell('fail', 'a bug');
    await expect(pass()).rejects.toThrow('a bug');
  });

  it('is refused when no answer will come, and a late one changes nothing', async () => {
    const { caller, pass } = line();
    const asked = caller.ask('add', 1, 2);
    const refused = expect(asked).rejects.toMatchObject({ kind: 'unexpected', details: { said: 'stopped' } });
    caller.refuseAll('stopped');
    await pass();
    await refused;
  });
});

describe('an interface’s methods from their names', () => {
  it('go the one way', async () => {
    const { caller, pass } = line();
    const sums = methodsOf<Pick<Sums, 'add'>>({ add: true }, caller.ask);
    const asked = sums.add(2, 2);
    await pass();
    expect(await asked).toBe(4);
  });
});

describe('what compiles', () => {
  it('is a call with its own arguments and its own answer', () => {
    const { ask, tell } = createCaller<WorkerCalls>(() => undefined);
    expectTypeOf(ask<'get'>).parameters.toEqualTypeOf<['get', key: CameraKey]>();
    expectTypeOf(ask<'get'>).returns.resolves.toEqualTypeOf<Camera | null>();
    expectTypeOf(ask<'operatorsNear'>).returns.resolves.toEqualTypeOf<readonly OperatorCount[]>();
    expectTypeOf(ask<'feed'>).returns.resolves.toEqualTypeOf<{ readonly count: number }>();
    expectTypeOf(tell<'setDrawing'>)
      .parameter(1)
      .toEqualTypeOf<'clusters' | 'density'>();
    // Each of these is one argument off.
    expectTypeOf<['near', { lat: number; lon: number }]>().not.toExtend<Parameters<typeof ask<'near'>>>();
    expectTypeOf<['near', string, number]>().not.toExtend<Parameters<typeof ask<'near'>>>();
    expectTypeOf<'nearest'>().not.toExtend<Parameters<typeof ask>[0]>();
    // A message pairs a name with its arguments too.
    expectTypeOf<{ kind: 'call'; number: 1; name: 'get'; args: [CameraKey] }>().toExtend<CallOf<WorkerCalls>>();
    expectTypeOf<{ kind: 'call'; number: 1; name: 'get'; args: [number] }>().not.toExtend<CallOf<WorkerCalls>>();
  });

  it('is only a list of names that leaves none out', () => {
    expectTypeOf<{ get: true }>().not.toExtend<Parameters<typeof methodsOf<Questions>>[0]>();
  });
});
