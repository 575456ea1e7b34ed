/** Someone who does what a patient mapper does: begins changes, presses the button, and tries again what failed. */
import type { Draft } from '../../src/state/edit/draft.ts';
import type { Side } from '../../src/state/types.ts';
import type { VirtualClock } from './clock.ts';
import type { Tab } from './machine.ts';
import type { Random } from './random.ts';

/** What the person was asked, and said. */
export interface Decisions {
  /** Drafts for which a person was needed. */
  readonly asked: Set<string>;
  /** `draft/key` (or `draft/place`, `draft/all`) of what someone else did and the person chose to replace. */
  readonly replaced: Set<string>;
  /** Drafts that the person dropped. */
  readonly dropped: Set<string>;
}

export type Task =
  | { readonly kind: 'add'; readonly lat: number; readonly lon: number }
  | { readonly kind: 'change' | 'move' | 'confirm' | 'remove'; readonly node: number };

/** The tag by which it is told what became of a change. */
export const MARK = 'test:draft';

export class Person {
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly decisions: Decisions;
  /** Uploads that were to be undone. */
  readonly #taken = new Set<string>();

  constructor(clock: VirtualClock, random: Random, decisions: Decisions) {
    this.#clock = clock;
    this.#random = random;
    this.decisions = decisions;
  }

  /** Begins one task and brings it to its review; uploads it, or puts it with those that wait. */
  async begin({ state: { adding } }: Tab, task: Task, queue: boolean): Promise<void> {
    if (task.kind === 'add') {
      adding.start();
      adding.setPlace(task);
      adding.placeHere();
    } else {
      const key = `node/${task.node}` as const;
      await (task.kind === 'remove'
        ? adding.remove(key)
        : task.kind === 'confirm'
          ? adding.confirm(key)
          : adding.edit(key));
    }
    const draft = adding.draft.peek();
    if (draft === null) return;
    if (task.kind === 'move' && draft.action === 'change') {
      adding.moveAgain();
      adding.setPlace({ lat: draft.place.lat + 0.0001, lon: draft.place.lon });
      adding.placeHere();
    }
    if (task.kind === 'change' && draft.action === 'change') adding.change({ ref: `ref of ${draft.id}` });
    await this.#clock.sleep(this.#random.below(3_000));
    if (!this.#ready(adding.draft.peek(), adding)) return;
    if (queue && adding.enqueue()) return;
    await adding.upload();
  }

  /** Looks after everything that is still waiting, once. */
  async round(tab: Tab): Promise<void> {
    const { adding } = tab.state;
    if (adding.step.peek().kind === 'saved') adding.close();
    if (adding.queue.peek().length > 0 && this.#random.chance(0.7)) {
      adding.close();
      await adding.uploadQueue();
    }
    const ids = [adding.draft.peek(), ...adding.queue.peek(), ...adding.unfinished.peek()].flatMap(
      (one) => one?.id ?? [],
    );
    for (const id of ids) {
      if (adding.draft.peek()?.id !== id) await adding.open(id);
      await this.#goOn(tab, id);
      await this.#clock.sleep(this.#random.below(5_000));
    }
    if (adding.step.peek().kind === 'saved') adding.close();
    const last = adding.uploads.peek().find(({ undone, id }) => !undone && !this.#taken.has(id));
    if (last !== undefined && this.#random.chance(0.15)) {
      this.#taken.add(last.id);
      await adding.undo(last.id);
      if (adding.step.peek().kind === 'reviewing') await adding.upload();
    }
  }

  async #goOn({ state: { adding } }: Tab, id: string): Promise<void> {
    for (let clicks = 0; clicks < 4 && adding.draft.peek()?.id === id; clicks += 1) {
      const step = adding.step.peek();
      switch (step.kind) {
        case 'placing':
        case 'describing':
        case 'reviewing':
          if (!this.#ready(adding.draft.peek(), adding)) return;
          await adding.upload();
          break;
        case 'failed':
          await adding.upload();
          break;
        case 'unknown':
          await adding.checkAgain();
          break;
        case 'conflict': {
          this.decisions.asked.add(id);
          if (this.#random.chance(0.2)) return;
          const side = this.#random.pick<Side>(['mine', 'theirs']);
          if (side === 'mine') {
            for (const { key } of step.conflicts) this.decisions.replaced.add(`${id}/${key}`);
            this.decisions.replaced.add(`${id}/place`);
            this.decisions.replaced.add(`${id}/all`);
          } else if (adding.draft.peek()?.action === 'remove') {
            this.#drop(adding, id);
            return;
          }
          adding.resolve({ tags: new Map(step.conflicts.map(({ key }) => [key, side])), place: side });
          await this.#clock.sleep(1);
          break;
        }
        case 'deleted':
          this.decisions.asked.add(id);
          if (this.#random.chance(0.5) && adding.draft.peek()?.action !== 'remove') {
            this.decisions.replaced.add(`${id}/all`);
            await adding.recreate();
          } else {
            this.#drop(adding, id);
          }
          break;
        case 'idle':
        case 'opening':
        case 'saved':
        case 'uploading':
          return;
      }
    }
  }

  #drop(adding: Tab['state']['adding'], id: string): void {
    adding.discard();
    if (adding.draft.peek()?.id !== id) this.decisions.dropped.add(id);
  }

  /** Marks the change, and brings it to its review; false where it can't be sent as it is. */
  #ready(draft: Draft | null, adding: Tab['state']['adding']): boolean {
    if (draft === null) return false;
    if (draft.action !== 'remove' && draft.extra.get(MARK) !== draft.id && !this.decisions.asked.has(draft.id))
      adding.setTag(MARK, draft.id);
    if (adding.step.peek().kind === 'placing') adding.placeHere();
    // Whatever is near is another camera, as this person sees it.
    if (adding.nearby.peek().length > 0) {
      this.decisions.asked.add(draft.id);
      adding.confirmNearby(true);
    }
    if (adding.step.peek().kind === 'describing') {
      adding.confirmMove(true);
      return adding.review() === null;
    }
    return true;
  }
}
