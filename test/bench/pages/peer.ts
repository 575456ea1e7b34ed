/** What the harness asks of the peers, as far as it is the same for all. */
import type { Loaded } from './contract.ts';
import { scenario } from './scenario.ts';
import { atRest, createFrames, firstFrameWith, watchTasks } from './instruments.ts';

/** What is different from peer to peer. */
export interface Peer {
  /** Fetches the answer and puts all its cameras on the map; marks may come later than it resolves. */
  show(): Promise<void>;
  /** Whether there are marks; asked after every frame until there are. */
  hasMarks(): boolean;
  /** Cameras behind all the marks that are on the map. */
  shown(): number;
  /** Whether every camera is here, and not only marks that were drawn of them; left out: the marks are made from the cameras. */
  holdsAll?(): boolean;
  /** Whether marks can really be seen. */
  visible(): boolean;
  /** Where the map opened, at once. */
  home(): void;
  /** There and back. */
  fly(): Promise<void>;
  /** Resolves when the map itself says that it has nothing left to do; left out: its frames tell. */
  settled?(): Promise<void>;
}

/** Offers the page to the harness. */
export function offer(peer: Peer): void {
  const tasks = watchTasks();
  const frames = createFrames();
  const rest = async (): Promise<void> => {
    await peer.settled?.();
    await atRest();
  };
  window.bench = {
    async start(): Promise<Loaded> {
      const started = performance.now();
      const painted = firstFrameWith(() => peer.hasMarks());
      const showsAll = (): boolean => peer.hasMarks() && peer.shown() === scenario.n;
      const all = firstFrameWith(showsAll);
      const held = firstFrameWith(() => showsAll() && (peer.holdsAll?.() ?? true));
      await peer.show();
      const firstMarks = await painted;
      await rest();
      const whole = peer.shown() === scenario.n;
      return { started, firstMarks, allMarks: whole ? await all : null, inHand: whole ? await held : null };
    },
    home: () => peer.home(),
    fly: () => peer.fly(),
    shown: () => peer.shown(),
    rest,
    visible: () => peer.visible(),
    tasks,
    recordFrames: frames.record,
    takeFrames: frames.take,
  };
}
