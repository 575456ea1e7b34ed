import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
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
  readonly dpr: number;
  readonly runs: number;
  /** Of the minute before the bench began: above about 0.7 others were at work, and the figures are worth less. */
  readonly loadBefore: number;
  readonly date: string;
}

export function describeMachine(
  chromium: string,
  { dpr, runs }: { readonly dpr: number; readonly runs: number },
): Machine {
  return {
    cpus: availableParallelism(),
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    memory: totalmem(),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    chromium,
    viewport: `${VIEWPORT.width} x ${VIEWPORT.height}`,
    dpr,
    runs,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    date: new Date().toISOString(),
  };
}
