import * as v from 'valibot';
import type { Api } from './api.ts';
import type { Account } from '../types.ts';
import { count, positive, readJson } from './readJson.ts';

const Details = v.object({
  user: v.object({
    id: positive,
    display_name: v.pipe(v.string(), v.nonEmpty()),
    changesets: v.object({ count }),
    blocks: v.object({ received: v.object({ active: count }) }),
    messages: v.object({ received: v.object({ unread: count }) }),
    contributor_terms: v.fallback(v.optional(v.object({ agreed: v.boolean() })), undefined),
  }),
});
const Permissions = v.object({ permissions: v.array(v.unknown()) });

/** Who the token belongs to, and what it may do; that is only asked for where it is not known. @throws Failure */
export async function readAccount(api: Api, signal?: AbortSignal, known?: boolean): Promise<Account> {
  const [details, mayWrite] = await Promise.all([
    api.send('GET', '/api/0.6/user/details.json', { signal }),
    known ?? readMayWrite(api, signal),
  ]);
  const { user } = readJson(Details, details);
  return {
    id: user.id,
    name: user.display_name,
    changesets: user.changesets.count,
    activeBlocks: user.blocks.received.active,
    unreadMessages: user.messages.received.unread,
    mayWrite,
    ...(user.contributor_terms === undefined ? {} : { termsAgreed: user.contributor_terms.agreed }),
  };
}

/** Whether the token has the scope `write_api`. @throws Failure */
export async function readMayWrite(api: Api, signal?: AbortSignal): Promise<boolean> {
  const text = await api.send('GET', '/api/0.6/permissions.json', { signal });
  return readJson(Permissions, text).permissions.includes('allow_write_api');
}
