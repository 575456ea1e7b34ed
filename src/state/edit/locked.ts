import type { Editing } from './editingContext.ts';

/** One tab at a time works on what is uploaded to this server. */
export function locked(of: Editing, work: () => Promise<void>): Promise<void> {
  return of.doors.lock(`sightline upload ${of.servers.server.peek().id}`, work);
}
