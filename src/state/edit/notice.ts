import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal, untracked } from '@preact/signals';
import type { Env } from '../env.ts';
import type { AccountState } from '../account.ts';
import type { ServerState } from '../server.ts';

export interface Notice {
  readonly read: ReadonlySignal<boolean>;
  set(): void;
  stop(): void;
}

const KEY = 'noticeRead';

/**
 * The first-time notice: read once an account. Who reads it while signed out has read it for the account that signs in
 * next; another one is told anew.
 */
export function createNotice(
  { local }: Pick<Env, 'local'>,
  servers: ServerState,
  account: Pick<AccountState, 'state'>,
): Notice {
  const changes = signal(0);
  const key = (): string => {
    const now = account.state.peek();
    return now.kind === 'signed-in' ? `${KEY} ${servers.server.peek().id} ${now.account.id}` : KEY;
  };
  const set = (): void => {
    local.set(key(), 'yes');
    changes.value += 1;
  };
  const stop = effect(() => {
    if (account.state.value.kind !== 'signed-in' || local.get(KEY) !== 'yes') return;
    local.remove(KEY);
    untracked(set);
  });
  return {
    read: computed(() => {
      void changes.value;
      void account.state.value;
      return local.get(key()) === 'yes';
    }),
    set,
    stop,
  };
}
