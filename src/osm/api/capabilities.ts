import * as v from 'valibot';
import type { Api } from './api.ts';
import { readJson } from './readJson.ts';

/** What the server can do just now, best first. */
const STATUSES = ['online', 'readonly', 'offline'] as const;
export type ServerStatus = (typeof STATUSES)[number];

const status = v.picklist(STATUSES);
const Capabilities = v.object({ api: v.object({ status: v.object({ database: status, api: status }) }) });

/** Whether the database and the API before it take changes: the worse of the two. @throws Failure */
export async function readStatus(api: Api): Promise<ServerStatus> {
  const text = await api.send('GET', '/api/0.6/capabilities.json', { anonymous: true });
  const { database, api: front } = readJson(Capabilities, text).api.status;
  return STATUSES.findLast((one) => one === database || one === front) ?? 'online';
}
