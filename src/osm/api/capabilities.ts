import { Failure } from '../../model/failure.ts';
import type { Api } from './api.ts';
import { at, readJson } from './request.ts';

/** What the server can do just now. */
export type ServerStatus = 'online' | 'readonly' | 'offline';

/** Whether the database and the API before it take changes: the worse of the two. @throws Failure */
export async function readStatus(api: Api): Promise<ServerStatus> {
  const answer = readJson(await api.send('GET', '/api/0.6/capabilities.json', { anonymous: true }));
  const parts = ['database', 'api'].map((part) => status(at(answer, 'api', 'status', part)));
  return parts.find((part) => part === 'offline') ?? parts.find((part) => part === 'readonly') ?? 'online';
}

function status(value: unknown): ServerStatus {
  if (value === 'online' || value === 'readonly' || value === 'offline') return value;
  throw new Failure('bad-response', { said: 'api.status is missing' });
}
