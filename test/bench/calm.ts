/** Whether others are at work on this machine: their work would be measured along. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** One look takes so long, ms. */
const LOOK = 1500;
/** Share of the processors' time that counts as calm: an idle browser takes a little, too. */
const CALM = 0.15;

function times(): { readonly idle: number; readonly all: number } {
  let idle = 0;
  let all = 0;
  for (const cpu of cpus()) {
    idle += cpu.times.idle;
    all += Object.values(cpu.times).reduce((sum, time) => sum + time, 0);
  }
  return { idle, all };
}

async function busyShare(): Promise<number> {
  const before = times();
  await sleep(LOOK);
  const after = times();
  const all = after.all - before.all;
  return all === 0 ? 0 : 1 - (after.idle - before.idle) / all;
}

/** Waits until the machine is calm, at most `patience` ms; returns how busy it was at the last look, 0 to 1. */
export async function waitForCalm(patience: number): Promise<number> {
  const end = performance.now() + patience;
  let busy = await busyShare();
  while (busy > CALM && performance.now() < end) busy = await busyShare();
  return busy;
}
