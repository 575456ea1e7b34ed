import { availableParallelism, cpus, totalmem } from 'node:os';
import { VIEWPORT } from './view.ts';

/** What the figures depend on beside the code. */
export interface Machine {
  readonly cpus: number;
  readonly cpuModel: string;
  readonly memory: number;
  readonly platform: string;
  readonly node: string;
  readonly chromium: string;
  readonly viewport: string;
  readonly runs: number;
  /** The largest share of the processors' time that was taken just before a run, 0 to 1: what others were doing. */
  readonly busyBefore: number;
  readonly date: string;
}

export function describeMachine(chromium: string, { runs }: { readonly runs: number }, busyBefore: number): Machine {
  return {
    cpus: availableParallelism(),
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    memory: totalmem(),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    chromium,
    viewport: `${VIEWPORT.width} x ${VIEWPORT.height}`,
    runs,
    busyBefore: Math.round(busyBefore * 100) / 100,
    date: new Date().toISOString(),
  };
}
