import { Failure } from '../model/failure.ts';

/** Reads a command's arguments. What is wrong with them is said with how it is used, and ends it with 2. */
export function withUsage<Arguments>(usage: string, read: () => Arguments): Arguments {
  try {
    return read();
  } catch (error) {
    console.error(`${saidBy(error)}\n\n${usage}`);
    return process.exit(2);
  }
}

/** Runs a command. What goes wrong is said in words, and it ends with 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(saidBy(error));
    process.exitCode = 1;
  }
}

/** A Failure's own words are among its details. */
function saidBy(error: unknown): string {
  if (error instanceof Failure) return error.details.said ?? error.kind;
  return error instanceof Error ? error.message : String(error);
}
