import type { EditingContext } from './editingContext.ts';

/** One tab at a time works on what is uploaded to this server. */
export function locked(ctx: EditingContext, work: () => Promise<void>): Promise<void> {
  return ctx.env.lock(`sightline upload ${ctx.servers.server.peek().id}`, work);
}
