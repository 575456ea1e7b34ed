/**
 * Supercluster after its own Leaflet demo, and a little better: a worker fetches, parses and clusters; the page asks for a
 * padded view and draws the answer on one canvas instead of making a marker of each.
 */
import { watchCanvas } from './instruments.ts';
import { flyLeaflet, homeLeaflet } from './leafletFlight.ts';
import { createPeerMap } from './leafletPeer.ts';
import { offer } from './peer.ts';
import { ClusterLayer } from './superclusterLayer.ts';
import type { FromClusterWorker, Marks, MarksQuestion } from './superclusterProtocol.ts';

const canvas = watchCanvas();
let layer: ClusterLayer | null = null;
let map: ReturnType<typeof createPeerMap> | null = null;

offer({
  async show() {
    const made = createPeerMap();
    map = made;
    const worker = startWorker();
    await worker.ready;
    layer = new ClusterLayer(made, (bounds, zoom) =>
      worker.ask([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], zoom),
    ).addTo(made);
  },
  hasMarks() {
    if (!canvas.drawn()) return false;
    canvas.stop();
    return true;
  },
  home: () => homeLeaflet(map),
  async fly() {
    if (map !== null) await flyLeaflet(map);
  },
  shown: () => layer?.shown ?? 0,
  visible: () => layer?.visible === true,
  settled: async () => await layer?.settled(),
});

interface ClusterWorker {
  /** Resolves when the cameras are there. */
  readonly ready: Promise<void>;
  /** Null as the answer to all questions but the last. */
  ask(box: MarksQuestion['box'], zoom: number): Promise<Marks | null>;
}

function startWorker(): ClusterWorker {
  const worker = new Worker(new URL('./superclusterIndex.ts', import.meta.url), { type: 'module' });
  const ready = Promise.withResolvers<void>();
  const waiting = new Map<number, (marks: Marks | null) => void>();
  let last = 0;
  worker.addEventListener('error', ({ message }) => ready.reject(new Error(message)));
  worker.addEventListener('message', ({ data }: MessageEvent<FromClusterWorker>) => {
    if (data === null) {
      ready.resolve();
      return;
    }
    waiting.get(data.id)?.(data.id === last ? data.marks : null);
    waiting.delete(data.id);
  });
  return {
    ready: ready.promise,
    async ask(box, zoom) {
      last += 1;
      const question: MarksQuestion = { id: last, box, zoom };
      const answered = new Promise<Marks | null>((resolve) => waiting.set(question.id, resolve));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none; that is for windows
      worker.postMessage(question);
      return await answered;
    },
  };
}
