import { Failure } from '../../model/failure.ts';
import type { Api } from './api.ts';
import { at, integerAt, readJson } from './request.ts';
import type { Account } from '../types.ts';

/** Who the token belongs to, and what it may do. @throws Failure */
export async function readAccount(api: Api, signal?: AbortSignal): Promise<Account> {
  const [details, mayWrite] = await Promise.all([
    api.send('GET', '/api/0.6/user/details.json', { signal }),
    readMayWrite(api, signal),
  ]);
  const user = at(readJson(details), 'user');
  const name = at(user, 'display_name');
  const agreed = at(user, 'contributor_terms', 'agreed');
  if (typeof name !== 'string' || name === '')
    throw new Failure('bad-response', { said: 'user.display_name is missing' });
  return {
    id: integerAt(user, ['id'], 1),
    name,
    changesets: integerAt(user, ['changesets', 'count']),
    activeBlocks: integerAt(user, ['blocks', 'received', 'active']),
    unreadMessages: integerAt(user, ['messages', 'received', 'unread']),
    mayWrite,
    ...(typeof agreed === 'boolean' ? { termsAgreed: agreed } : {}),
  };
}

/** Whether the token has the scope `write_api`. @throws Failure */
export async function readMayWrite(api: Api, signal?: AbortSignal): Promise<boolean> {
  const permissions = at(readJson(await api.send('GET', '/api/0.6/permissions.json', { signal })), 'permissions');
  if (!Array.isArray(permissions)) throw new Failure('bad-response', { said: 'permissions are missing' });
  return permissions.includes('allow_write_api');
}
