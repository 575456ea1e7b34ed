/** Looks at what is in OpenStreetMap after all, and at what the app believes. */
import type { Camera } from '../../src/model/camera.ts';
import { mayHaveArrived } from '../../src/osm/upload/attempt.ts';
import type { ElementVersion } from '../../src/osm/api/node.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { isRecord } from '../../src/model/record.ts';
import type { Browser } from './machine.ts';
import { isAlpr } from '../../src/catalog/lookup.ts';
import { SAME_METRES } from '../../src/model/near.ts';
import { distance, round7 } from '../../src/model/place.ts';
import type { Decisions, Intent } from './person.ts';

export interface Verdict {
  /** Versions that no upload accounts for. */
  readonly duplicates: number;
  /** Changes that the app calls saved and that are not there, or that are neither saved nor kept. */
  readonly lost: number;
  /** Tags, places and nodes of others that were replaced without a person's word. */
  readonly overwritten: number;
  readonly leftOpen: number;
  /** Changes for which a person was needed. */
  readonly needsPerson: number;
  /** What was found, in words. */
  readonly words: readonly string[];
}

type Versions = readonly ElementVersion[];

/** `histories`: every node's versions, oldest first. `own`: the person's account. */
export async function judge(
  sandbox: Sandbox,
  histories: readonly Versions[],
  own: { readonly id: number; readonly name: string },
  browser: Browser,
  { intents, asked, replaced, dropped }: Decisions,
): Promise<Verdict> {
  const words: string[] = [];
  const say = (text: string): number => words.push(text);
  const count = { duplicates: 0, lost: 0, overwritten: 0 };
  const records = [...browser.uploads.values()];
  const needs = new Set(asked);

  for (const record of records) {
    const versions = histories.find(([first]) => `node/${first?.id}` === record.key) ?? [];
    const there = versions.find(({ version }) => version === record.version);
    if (there === undefined || there.who !== own.name || !isAs(there, record.after)) {
      count.lost += 1;
      say(`lost: ${record.id} is called saved as ${record.key} version ${record.version}`);
      continue;
    }
    const intent = intents.get(record.id);
    // Where the person was asked, what they chose counts.
    if (asked.has(record.id)) continue;
    if (intent !== undefined && !isMeant(there, intent)) {
      count.lost += 1;
      say(`lost: ${record.id} is in ${record.key} version ${record.version} otherwise than it was meant`);
    }
    if (record.action === 'add' && hasNeighbor(there, histories, own.name)) {
      count.duplicates += 1;
      say(`duplicate: ${record.key} was added where somebody else's stood, and nobody was asked`);
    }
  }
  for (const [id, draft] of browser.ever) {
    if (browser.uploads.has(id) || dropped.has(id)) continue;
    const kept = browser.drafts.get(id);
    if (kept === undefined) {
      count.lost += 1;
      say(`lost: ${id} (${draft.action}) is neither saved nor kept`);
    } else {
      needs.add(id);
    }
  }
  for (const versions of histories) {
    for (const [index, now] of versions.entries()) {
      if (now.who !== own.name) continue;
      const before = versions[index - 1] ?? null;
      const record = records.find(({ key, version }) => key === `node/${now.id}` && version === now.version);
      if (record === undefined) {
        if (isDuplicate(versions, own.name)) continue;
        const pending = [...browser.drafts.values()].some(
          (draft) => mayHaveArrived(draft.attempt) && draft.attempt?.changeset === now.changeset,
        );
        if (pending) continue;
        count.duplicates += 1;
        say(`duplicate: node ${now.id} version ${now.version} in changeset ${now.changeset}`);
        continue;
      }
      if (before === null) continue;
      const origin = browser.origin.get(record.id) ?? null;
      const may = (what: string): boolean => replaced.has(`${record.id}/${what}`) || replaced.has(`${record.id}/all`);
      const broken = overwritten(before, now, origin).filter((what) => !may(what));
      count.overwritten += broken.length;
      for (const what of broken) say(`overwritten: ${what} of node ${now.id} by version ${now.version} (${record.id})`);
    }
  }
  const leftOpen = await openChangesets(sandbox, own.id);
  if (leftOpen > 0) say(`left open: ${leftOpen}`);
  return { ...count, leftOpen, needsPerson: needs.size, words };
}

function isMeant({ camera }: ElementVersion, { tags, place, gone }: Intent): boolean {
  // What a way or relation uses stays, and is a reader no more.
  if (gone) return camera === null || !isAlpr(camera.tags);
  if (camera === null) return false;
  const isThere = place === null || (round7(place.lat) === camera.lat && round7(place.lon) === camera.lon);
  return isThere && Object.entries(tags).every(([key, value]) => camera.tags.get(key) === value);
}

/** So long somebody else's node stood there that every copy of the database knew of it, ms. */
const KNOWN_MS = 120_000;

/** Whether somebody else's node stood within metres, long enough to be seen. */
function hasNeighbor({ camera, when }: ElementVersion, histories: readonly Versions[], own: string): boolean {
  if (camera === null || when === null) return false;
  return histories.some((versions) => {
    const [first] = versions;
    if (first === undefined || first.camera === null || first.who === own || first.when === null) return false;
    const seen = first.when < when - KNOWN_MS && versions.every(({ visible }) => visible);
    return seen && distance(first.camera, camera) <= SAME_METRES;
  });
}

/** A node that a repeated request made, and that was removed again. */
function isDuplicate(versions: Versions, own: string): boolean {
  return versions.length === 2 && versions.every(({ who }) => who === own) && versions[1]?.visible === false;
}

function isAs({ camera }: ElementVersion, after: Camera | null): boolean {
  if (after === null || camera === null) return after === camera;
  return (
    camera.lat === after.lat &&
    camera.lon === after.lon &&
    camera.tags.size === after.tags.size &&
    [...after.tags].every(([key, value]) => camera.tags.get(key) === value)
  );
}

/** What a version replaced that was not as the person had seen it. */
function overwritten(before: ElementVersion, now: ElementVersion, origin: Camera | null): readonly string[] {
  if (before.camera === null) return origin === null || origin.version === before.version ? [] : ['all'];
  const broken: string[] = [];
  for (const key of new Set([...before.tags.keys(), ...now.tags.keys()])) {
    const changed = before.tags.get(key) !== now.tags.get(key);
    if (changed && before.tags.get(key) !== origin?.tags.get(key)) broken.push(key);
  }
  const { lat, lon } = before.camera;
  const moved = now.camera === null || lat !== now.camera.lat || lon !== now.camera.lon;
  if (moved && (lat !== origin?.lat || lon !== origin.lon)) broken.push('place');
  return broken;
}

async function openChangesets(sandbox: Sandbox, own: number): Promise<number> {
  const answer: unknown = await (await sandbox.fetch(`/api/0.6/changesets.json?open=true&user=${own}`)).json();
  const list: unknown = isRecord(answer) ? answer['changesets'] : null;
  return Array.isArray(list) ? list.length : 0;
}
