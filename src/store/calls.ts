/** Calls across a line of messages: what can be called, and with what, follows from an interface. */
import { Failure } from '../model/failure.ts';

export type Args<Method> = Method extends (...args: infer Given) => unknown ? Given : never;
export type Answer<Method> = Method extends (...args: never) => infer Given ? Awaited<Given> : never;

/** Any call of an interface's methods. The answer bears its number; 0: nobody waits for one. */
export type CallOf<Api> = {
  [Name in keyof Api & string]: {
    readonly kind: 'call';
    readonly number: number;
    readonly name: Name;
    readonly args: Args<Api[Name]>;
  };
}[keyof Api & string];

/** How a call with a number ended. */
export type AnswerMessage =
  | { readonly kind: 'answer'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly number: number; readonly said: string };

/** The side that calls. */
export interface Caller<Api> {
  /** Sends a call and resolves to its answer; rejects with a Failure. */
  ask<Name extends keyof Api & string>(name: Name, ...args: Args<Api[Name]>): Promise<Answer<Api[Name]>>;
  /** Sends a call that nobody waits for. */
  tell<Name extends keyof Api & string>(name: Name, ...args: Args<Api[Name]>): void;
  take(answer: AnswerMessage): void;
  /** No answer will come any more. */
  refuseAll(said: string): void;
}

/** @param send throws a Failure where nothing can be sent */
export function createCaller<Api>(send: (call: CallOf<Api>) => void): Caller<Api> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  const sendCall = (number: number, name: string, args: unknown): void => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `ask` and `tell` take only a name with its arguments
    send({ kind: 'call', number, name, args } as CallOf<Api>);
  };
  return {
    async ask<Name extends keyof Api & string>(name: Name, ...args: Args<Api[Name]>) {
      last += 1;
      sendCall(last, name, args);
      const answer = Promise.withResolvers<unknown>();
      waiting.set(last, answer);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what answers implements the same interface
      return (await answer.promise) as Answer<Api[Name]>;
    },
    tell: (name, ...args) => sendCall(0, name, args),
    take(answer) {
      const { resolve, reject } = waiting.get(answer.number) ?? {};
      waiting.delete(answer.number);
      if (answer.kind === 'answer') resolve?.(answer.value);
      else reject?.(new Failure('unexpected', { said: answer.said }));
    },
    refuseAll(said) {
      for (const { reject } of waiting.values()) reject(new Failure('unexpected', { said }));
      waiting.clear();
    },
  };
}

/** The side that is called: does what the call says. What fails where nobody waits is thrown. */
export async function doCall<Api>(
  api: Api,
  { number, name, args }: CallOf<Api>,
  answer: (message: AnswerMessage) => void,
): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- CallOf pairs each name with its method's arguments
  const method = api[name] as (...given: unknown[]) => unknown;
  try {
    const value = await method(...args);
    if (number !== 0) answer({ kind: 'answer', number, value });
  } catch (error) {
    if (number === 0) throw error;
    answer({ kind: 'refused', number, said: error instanceof Error ? error.message : String(error) });
  }
}

/** An interface's methods that all go one way, from their names. */
export function methodsOf<Api>(names: Readonly<Record<keyof Api & string, true>>, call: Caller<Api>['ask']): Api {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- every name of the interface is there, and `call` takes its arguments */
  const plain = call as (name: string, ...args: unknown[]) => unknown;
  return Object.fromEntries(Object.keys(names).map((name) => [name, plain.bind(null, name)])) as Api;
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}
