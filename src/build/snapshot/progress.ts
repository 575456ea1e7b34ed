import type { Progress } from './collect.ts';

/** Where progress goes: a terminal's line is written over, anything else gets plain lines. */
export interface Screen {
  readonly isTTY: boolean;
  readonly columns: number;
  write(text: string): void;
}

/** Without a terminal, a line at most this often, ms. */
const EVERY = 10_000;

/** One line that says how far reading is. */
export function progressLine({ boxesDone, boxesKnown, cameras, bytes, share, left, note }: Progress): string {
  const bar = '#'.repeat(Math.round(share * 20)).padEnd(20, '.');
  const megabytes = (bytes / 1e6).toFixed(1);
  const time = left === null ? 'time left not known' : `about ${duration(left)} left`;
  const parts = [`${boxesDone} of ${boxesKnown} boxes`, `${cameras} cameras`, `${megabytes} MB`, time];
  return `[${bar}] ${parts.join(' · ')}${note === null ? '' : ` · ${note}`}`;
}

function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Shows progress on a screen. Call `end` before anything else is written there. */
export function createReporter(
  screen: Screen,
  now: () => number,
): { readonly report: (progress: Progress) => void; readonly end: () => void } {
  let open = false;
  let last = -Infinity;
  let boxes = -1;
  return {
    report(progress) {
      const line = progressLine(progress);
      if (screen.isTTY) {
        screen.write(`\r\u001B[2K${line.slice(0, Math.max(20, screen.columns - 1))}`);
        open = true;
        return;
      }
      const isNews = progress.note !== null || (progress.boxesDone !== boxes && now() - last >= EVERY);
      if (!isNews) return;
      boxes = progress.boxesDone;
      last = now();
      screen.write(`${line}\n`);
    },
    end() {
      if (open) screen.write('\n');
      open = false;
    },
  };
}
