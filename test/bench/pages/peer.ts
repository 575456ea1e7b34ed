/** What the harness asks of the peers, as far as it is the same for all. */
import { ANSWER } from './answer.ts';
import type { Loaded } from './contract.ts';
import { scenario } from './scenario.ts';
import { answerTiming, atRest, createFrames, firstFrameWith, watchTasks } from './instruments.ts';

/** What is different from peer to peer. */
export interface Peer {
  /** Fetches the answer and puts all its cameras on the map; marks may come later than it resolves. */
  show(): Promise<void>;
  /** Whether there are marks; asked after every frame until there are. */
  hasMarks(): boolean;
  /** Cameras behind all the marks that are on the map. */
  shown(): number;
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
      const all = firstFrameWith(() => peer.hasMarks() && peer.shown() === scenario.n);
      await peer.show();
      const firstMarks = await painted;
      await rest();
      const allMarks = peer.shown() === scenario.n ? await all : null;
      const timing = answerTiming(ANSWER);
      return { started, request: timing?.request ?? null, lastByte: timing?.lastByte ?? null, firstMarks, allMarks };
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
