import type { Change } from './osmchange.ts';
import type { Changeset } from './changesets.ts';
import { plain, xml } from '../http.ts';
import { changesetXml, extend, grow } from './changesets.ts';
import type { ApiCall } from './context.ts';
import { now, writer } from './context.ts';
import { ApiError, conflict } from './errors.ts';
import { closedText } from './changesets.ts';
import { parseChangesetTags, parseOsmChange } from './osmchange.ts';
import { jsonDocument, xmlDocument } from './output.ts';
import { diffResult, prepareUpload } from './upload.ts';

/** `PUT /api/0.6/changeset/create`: the id of a new changeset as plain text. */
export async function createChangeset(call: ApiCall): Promise<Response> {
  const { user } = writer(call);
  const tags = parseChangesetTags(await call.request.text());
  await call.conditions.hold?.();
  const id = call.state.db.takeId('changeset');
  call.state.changesets.open(id, user, tags, now(call));
  return plain(200, String(id));
}

/** `PUT /api/0.6/changeset/{id}`: new tags for an open changeset. */
export async function updateChangeset(call: ApiCall): Promise<Response> {
  const { user } = writer(call);
  const changeset = call.state.changesets.writable(idOf(call), user.id, now(call));
  changeset.tags = parseChangesetTags(await call.request.text());
  return xml(xmlDocument(changesetXml(changeset, now(call), call.state.db.sequence)));
}

/** `PUT /api/0.6/changeset/{id}/close`: 200 and nothing else. */
export async function closeChangeset(call: ApiCall): Promise<Response> {
  const { user } = writer(call);
  const changeset = call.state.changesets.writable(idOf(call), user.id, now(call));
  await locked(changeset, call);
  call.state.changesets.close(changeset, now(call));
  return plain(200, '');
}

/** `POST /api/0.6/changeset/{id}/upload`: everything or nothing; a `diffResult`, which asked for as JSON is empty. */
export async function upload(call: ApiCall): Promise<Response> {
  const { user } = writer(call);
  const changeset = call.state.changesets.writable(idOf(call), user.id, now(call));
  const text = await call.request.text();
  if (call.wantsJson) {
    return new Response(jsonDocument({}), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
  }
  const changes = parseOsmChange(text);
  // Read after the body arrived: somebody else may have taken the lock in the meantime.
  call.state.changesets.writable(changeset.id, user.id, now(call));
  await locked(changeset, call);
  return commit(call, changeset, changes, user);
}

function commit(
  call: ApiCall,
  changeset: Changeset,
  changes: readonly Change[],
  user: { readonly id: number; readonly name: string },
): Response {
  const { db, limits, spent, clock } = call.state;
  const time = now(call);
  const prepared = prepareUpload(db, changes, changeset.id, user, time);
  const hourAgo = clock.now() - 3_600_000;
  const recent = (spent.get(user.id) ?? []).filter((at) => at > hourAgo);
  if (call.conditions.rateLimited || recent.length + prepared.applied.length > limits.changesPerHour) {
    throw new ApiError(429, 'Upload has been blocked due to rate limiting. Please try again later.');
  }
  if (changeset.applied.length + prepared.applied.length > limits.changesetElements) {
    throw conflict(`The changeset ${changeset.id} was closed at ${closedText(time)}`);
  }
  const bounds = grow(changeset.bounds, prepared.places);
  const size = bounds === null ? 0 : bounds.north - bounds.south + bounds.east - bounds.west;
  if (call.conditions.boxLimited || size > limits.changesetBox)
    throw new ApiError(413, 'Changeset bounding box size limit exceeded.');
  if (prepared.applied.length > 0) {
    db.write(
      prepared.applied.map(({ element }) => element),
      clock.now(),
    );
    for (const change of prepared.applied) changeset.applied.push({ ...change, sequence: db.sequence });
  }
  changeset.bounds = bounds;
  extend(changeset, time);
  spent.set(user.id, [...recent, ...prepared.applied.map(() => clock.now())]);
  return xml(diffResult(prepared.diff));
}

/** Takes the changeset's lock for as long as a fault holds the transaction open. */
async function locked(changeset: Changeset, call: ApiCall): Promise<void> {
  if (call.conditions.hold === null) return;
  changeset.locked = true;
  try {
    await call.conditions.hold();
  } finally {
    changeset.locked = false;
  }
}

function idOf(call: ApiCall): number {
  return Number(call.args[0]);
}
