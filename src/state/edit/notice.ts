import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal, untracked } from '@preact/signals';
import type { Doors } from '../env.ts';
import type { AccountRoom } from '../types/account.ts';
import type { ServerRoom } from '../types/setup.ts';

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
  { local }: Pick<Doors, 'local'>,
  servers: ServerRoom,
  account: Pick<AccountRoom, 'state'>,
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
