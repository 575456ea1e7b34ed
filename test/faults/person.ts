/** Someone who does what a patient mapper does: begins changes, presses the button, and tries again what failed. */
import type { Place } from '../../src/model/place.ts';
import { mayHaveArrived } from '../../src/osm/upload/attempt.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import type { Side } from '../../src/state/edit/step.ts';
import type { VirtualClock } from './clock.ts';
import type { Tab } from './machine.ts';
import type { Random } from './random.ts';

/** Tags and a place that someone means a node to have; for a removal, that it is gone. */
export interface Intent {
  readonly tags: Readonly<Record<string, string>>;
  readonly place: Place | null;
  readonly gone: boolean;
}

/** What the person was asked, and said. */
export interface Decisions {
  /** What each draft is to come to, by its id: what the person meant, whatever the app makes of it. */
  readonly intents: Map<string, Intent>;
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
  async begin(tab: Tab, task: Task, queue: boolean): Promise<void> {
    const { editor } = tab.state;
    if (task.kind === 'add') {
      editor.start();
      editor.setPlace(task);
      editor.placeHere();
    } else {
      const key = `node/${task.node}` as const;
      await (task.kind === 'remove'
        ? editor.remove(key)
        : task.kind === 'confirm'
          ? editor.confirm(key)
          : editor.edit(key));
    }
    const draft = editor.draft.peek();
    if (draft === null) return;
    if (task.kind === 'move' && draft.action === 'change') {
      editor.moveAgain();
      editor.setPlace({ lat: draft.place.lat + 0.0001, lon: draft.place.lon });
      editor.placeHere();
    }
    if (task.kind === 'change' && draft.action === 'change') editor.change({ ref: `ref of ${draft.id}` });
    // Into a page that is gone nobody types.
    if (tab.alive) this.#means(editor.draft.peek(), task);
    await this.#clock.sleep(this.#random.below(3_000));
    // Another tab was already sending it, or had: then the person sees that, and what it holds.
    const after = editor.draft.peek();
    if (after?.id !== draft.id || mayHaveArrived(after.attempt)) this.decisions.intents.delete(draft.id);
    if (!this.#ready(editor.draft.peek(), editor)) return;
    if (queue && editor.enqueue()) return;
    await editor.upload();
  }

  /** Notes what is meant. A change that waited already was opened in its place: both are meant, then. */
  #means(draft: Draft | null, { kind }: Task): void {
    // What may have arrived can't be changed any more.
    if (draft === null || mayHaveArrived(draft.attempt)) return;
    const old = this.decisions.intents.get(draft.id);
    const changes = draft.action === 'change';
    this.decisions.intents.set(draft.id, {
      tags: { ...old?.tags, ...(kind === 'change' && changes ? { ref: `ref of ${draft.id}` } : {}) },
      place: kind === 'add' || (kind === 'move' && changes) ? draft.place : (old?.place ?? null),
      gone: draft.action === 'remove',
    });
  }

  /** Looks after everything that is still waiting, once. */
  async round(tab: Tab): Promise<void> {
    const { editor, queue, uploads } = tab.state;
    if (editor.step.peek().kind === 'saved') editor.close();
    if (queue.waiting.peek().length > 0 && this.#random.chance(0.7)) {
      editor.close();
      await queue.upload();
    }
    const ids = [editor.draft.peek(), ...queue.waiting.peek(), ...queue.unfinished.peek()].flatMap(
      (one) => one?.id ?? [],
    );
    for (const id of ids) {
      if (editor.draft.peek()?.id !== id) await queue.open(id);
      await this.#goOn(tab, id);
      await this.#clock.sleep(this.#random.below(5_000));
    }
    if (editor.step.peek().kind === 'saved') editor.close();
    const last = uploads.list.peek().find(({ undone, id }) => !undone && !this.#taken.has(id));
    if (last !== undefined && this.#random.chance(0.15)) {
      this.#taken.add(last.id);
      await uploads.undo(last.id);
      if (editor.step.peek().kind === 'reviewing') await editor.upload();
    }
  }

  async #goOn({ state: { editor } }: Tab, id: string): Promise<void> {
    for (let clicks = 0; clicks < 4 && editor.draft.peek()?.id === id; clicks += 1) {
      const step = editor.step.peek();
      switch (step.kind) {
        case 'placing':
        case 'describing':
        case 'reviewing':
          if (!this.#ready(editor.draft.peek(), editor)) return;
          await editor.upload();
          break;
        case 'failed':
          if (editor.moveAsked.peek()) {
            this.decisions.asked.add(id);
            editor.confirmMove(true);
          }
          await editor.upload();
          break;
        case 'unknown':
          await editor.checkAgain();
          break;
        case 'conflict': {
          this.decisions.asked.add(id);
          if (this.#random.chance(0.2)) return;
          const side = this.#random.pick<Side>(['mine', 'theirs']);
          if (side === 'mine') {
            for (const { key } of step.conflicts) this.decisions.replaced.add(`${id}/${key}`);
            this.decisions.replaced.add(`${id}/place`);
            this.decisions.replaced.add(`${id}/all`);
          } else if (editor.draft.peek()?.action === 'remove') {
            this.#drop(editor, id);
            return;
          }
          editor.resolve({ tags: new Map(step.conflicts.map(({ key }) => [key, side])), place: side });
          await this.#clock.sleep(1);
          // Theirs is no reader any more: the person's word leaves nothing to be changed.
          if (side === 'theirs' && editor.draft.peek()?.id !== id) this.decisions.dropped.add(id);
          break;
        }
        case 'unneeded':
          this.decisions.asked.add(id);
          this.#drop(editor, id);
          break;
        case 'deleted':
          this.decisions.asked.add(id);
          if (this.#random.chance(0.5) && editor.draft.peek()?.action !== 'remove') {
            this.decisions.replaced.add(`${id}/all`);
            await editor.recreate();
          } else {
            this.#drop(editor, id);
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

  #drop(editor: Tab['state']['editor'], id: string): void {
    editor.discard();
    if (editor.draft.peek()?.id !== id) this.decisions.dropped.add(id);
  }

  /** Marks the change, and brings it to its review; false where it can't be sent as it is. */
  #ready(draft: Draft | null, editor: Tab['state']['editor']): boolean {
    if (draft === null) return false;
    if (draft.action !== 'remove' && draft.extra.get(MARK) !== draft.id && !this.decisions.asked.has(draft.id))
      editor.setTag(MARK, draft.id);
    if (editor.step.peek().kind === 'placing') editor.placeHere();
    // Whatever is near is another camera, as this person sees it.
    if (editor.nearby.peek().length > 0) {
      this.decisions.asked.add(draft.id);
      editor.confirmNearby(true);
    }
    if (editor.step.peek().kind === 'describing') {
      editor.confirmMove(true);
      return editor.review() === null;
    }
    return true;
  }
}
