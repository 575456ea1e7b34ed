import type { Mutant } from './mutants.ts';
import { createApi } from '../../src/osm/api/api.ts';
import type { ElementVersion } from '../../src/osm/api/node.ts';
import { readVersions } from '../../src/osm/api/node.ts';
import { worldOf } from '../sandbox/base.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { testNode, testWay, TEST_NOW } from '../sandbox/testing.ts';
import { practiceMapper } from '../sandbox/users.ts';
import { VirtualClock } from './clock.ts';
import type { Verdict } from './judge.ts';
import { judge } from './judge.ts';
import type { Tab } from './machine.ts';
import { Browser } from './machine.ts';
import type { Decisions, Task } from './person.ts';
import { Person } from './person.ts';
import { Random } from './random.ts';
import type { Trouble } from './wire.ts';
import { Wire } from './wire.ts';

export interface Run extends Verdict {
  readonly seed: number;
  readonly troubles: readonly Trouble[];
}

const NODES = [101, 102, 103] as const;
const LAT = 40;
const LON = -75;
/** Degrees between the cameras of the small world: some 200 m. */
const APART = 0.002;
/** A node that stands where the first addition goes. */
const NEIGHBOR = 199;

/**
 * One random schedule: a person with a few changes to make, a network on which anything goes wrong at any point, pages
 * that crash, a second tab, somebody else who edits the same; and in the end a quiet day on which all is settled.
 */
export async function runSchedule(seed: number, mutant: Mutant | null = null): Promise<Run> {
  const random = new Random(seed);
  const clock = new VirtualClock(TEST_NOW);
  const inUse = random.chance(0.1);
  const isTaken = random.chance(0.08);
  const elements = [
    ...NODES.map((id, index) => testNode(id, LAT + index * APART, LON, { ...TAGS, ref: `old ${id}` })),
    testNode(200, LAT - 0.01, LON, {}),
    // Where the first addition goes, somebody's stands already.
    ...(isTaken ? [testNode(NEIGHBOR, LAT + 0.05 + 0.000_05, LON, TAGS)] : []),
    ...(inUse ? [testWay(300, [103, 200], { highway: 'service' })] : []),
  ];
  const sandbox = createSandbox({ world: worldOf(elements), clock });
  const others = someoneElse(random);
  let requests = 0;
  const wire = new Wire({
    sandbox,
    clock,
    random,
    share: random.pick([0, 0.1, 0.2, 0.35]),
    most: 2 + random.below(10),
    lagMs: random.pick([0, 0, 2_000, 20_000, 60_000]),
    before: () => {
      requests += 1;
      const edit = others.get(requests);
      if (edit !== undefined && edit(sandbox)) wire.committed();
    },
  });
  const browser = new Browser({ clock, wire, origin: sandbox.origin, token: sandbox.token(), mutant });
  const decisions: Decisions = { intents: new Map(), asked: new Set(), replaced: new Set(), dropped: new Set() };
  const person = new Person(clock, random, decisions);
  const tasks = Array.from({ length: 1 + random.below(4) }, (_, index) => taskOf(random, index));
  const queue = random.chance(0.4);

  const days = async (): Promise<void> => {
    let left = [...tasks];
    const second = random.chance(0.3) ? secondTab(browser, person, clock, random.below(90_000)) : null;
    for (let visits = 0; visits < 4; visits += 1) {
      const tab = await openTab(browser, clock);
      await Promise.race([
        tab.gone,
        (async () => {
          for (const task of left) {
            left = left.filter((one) => one !== task);
            await person.begin(tab, task, queue);
            if (random.chance(0.5)) tab.state.editor.close();
          }
          for (let rounds = 0; rounds < 3 && browser.drafts.size > 0; rounds += 1) {
            await person.round(tab);
            await clock.sleep(random.below(60_000));
          }
          // A reload.
          tab.die();
        })(),
      ]);
      await clock.sleep(random.below(30_000));
    }
    (await second)?.die();
    // A quiet day: nothing is on its way any more, and the copies have caught up.
    wire.calm = true;
    while (wire.late > 0) await clock.sleep(60_000);
    await clock.sleep(600_000);
    const tab = await openTab(browser, clock);
    for (let rounds = 0; rounds < 6 && browser.drafts.size > 0; rounds += 1) {
      await person.round(tab);
      await clock.sleep(60_000);
    }
    tab.die();
    // And one more, on which one only looks in.
    await clock.sleep(600_000);
    await openTab(browser, clock);
    await clock.sleep(60_000);
  };
  await clock.run(days());
  const verdict = await judge(sandbox, await histories(sandbox), practiceMapper, browser, decisions);
  return { seed, troubles: wire.done, ...verdict };
}

const TAGS = { man_made: 'surveillance', 'surveillance:type': 'ALPR', direction: '90' };

function taskOf(random: Random, index: number): Task {
  const kind = random.pick<Task['kind']>(['add', 'add', 'change', 'move', 'confirm', 'remove']);
  if (kind === 'add') return { kind, lat: LAT + 0.05 + index * APART, lon: LON };
  return { kind, node: random.pick(NODES) };
}

async function openTab(browser: Browser, clock: VirtualClock): Promise<Tab> {
  const tab = browser.open();
  // The drafts are loaded, and the account is looked up.
  await clock.sleep(10_000);
  return tab;
}

/** Another tab of the same browser, in which the person looks after what waits at the same time. */
async function secondTab(browser: Browser, person: Person, clock: VirtualClock, after: number): Promise<Tab> {
  await clock.sleep(after);
  const tab = await openTab(browser, clock);
  await Promise.race([
    tab.gone,
    (async () => {
      for (let rounds = 0; rounds < 4; rounds += 1) {
        await person.round(tab);
        await clock.sleep(10_000);
      }
    })(),
  ]);
  return tab;
}

/** Edits by somebody else: by the number of the request that they come before. False where there was nothing to edit. */
function someoneElse(random: Random): ReadonlyMap<number, (sandbox: Sandbox) => boolean> {
  const edits = new Map<number, (sandbox: Sandbox) => boolean>();
  const count = random.pick([0, 0, 1, 2, 4]);
  for (let made = 0; made < count; made += 1) {
    const node = random.pick(NODES);
    const what = random.pick(['tag', 'tag', 'ref', 'move', 'delete', 'add']);
    edits.set(1 + random.below(80), (sandbox) => {
      const there = sandbox.element('node', node);
      if (what === 'add') {
        sandbox.edit({ do: 'create', lat: LAT + 0.05 + 0.000_05, lon: LON, tags: TAGS });
        return true;
      }
      if (there === undefined) return false;
      if (what === 'tag') sandbox.edit({ do: 'modify', type: 'node', id: node, tags: { operator: `someone ${made}` } });
      if (what === 'ref') sandbox.edit({ do: 'modify', type: 'node', id: node, tags: { ref: `theirs ${made}` } });
      if (what === 'move') sandbox.edit({ do: 'move', id: node, lat: LAT + 0.001 * (made + 1), lon: LON });
      if (what === 'delete') sandbox.edit({ do: 'delete', type: 'node', id: node });
      return true;
    });
  }
  return edits;
}

/** All versions of all nodes that there can be, oldest first. */
async function histories(sandbox: Sandbox): Promise<readonly (readonly ElementVersion[])[]> {
  const network = { fetch: sandbox.fetch, deadline: () => new AbortController().signal, online: () => true };
  const api = createApi(sandbox.origin, { token: () => null, dead: () => undefined }, network);
  const found: (readonly ElementVersion[])[] = [];
  const read = (id: number): Promise<readonly ElementVersion[]> => readVersions(api, `node/${id}`).catch(() => []);
  for (const id of [...NODES, NEIGHBOR]) found.push(await read(id));
  for (let id = 201; ; id += 1) {
    const versions = await read(id);
    if (versions.length === 0) return found;
    found.push(versions);
  }
}
