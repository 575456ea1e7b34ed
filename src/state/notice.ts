import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Doors } from './doors.ts';
import type { AccountRoom, ServerRoom } from './types.ts';

const KEY = 'noticeRead';

/** The first-time notice: read once an account, or on this device while signed out. */
export function createNotice(
  { local }: Pick<Doors, 'local'>,
  servers: ServerRoom,
  account: Pick<AccountRoom, 'state'>,
): { readonly read: ReadonlySignal<boolean>; set(): void } {
  const changes = signal(0);
  const key = (): string => {
    const now = account.state.peek();
    return now.kind === 'signed-in' ? `${KEY} ${servers.server.peek().id} ${now.account.id}` : KEY;
  };
  return {
    read: computed(() => {
      void changes.value;
      void account.state.value;
      return local.get(KEY) === 'yes' || local.get(key()) === 'yes';
    }),
    set() {
      local.set(key(), 'yes');
      changes.value += 1;
    },
  };
}
