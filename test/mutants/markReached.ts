import type { Mutant } from './sample.ts';

/** The source with a call at the beginning of each mutant's block, that tells its number when it is come by. */
export function markReached(source: string, mutants: readonly Mutant[]): string {
  const inserts: { readonly at: number; readonly text: string }[] = [];
  for (const { id, block } of mutants) {
    if (block === null) inserts.push({ at: source.length, text: `\nglobalThis.reached?.(${id});` });
    else if (!block.isExpression) inserts.push({ at: block.at, text: `globalThis.reached?.(${id});` });
    else {
      inserts.push({ at: block.at, text: `(globalThis.reached?.(${id}), ` }, { at: block.end, text: ')' });
    }
  }
  let text = source;
  // From the end, so that the places before stay right. Of two at one place, the one that was put last comes first.
  for (const { at, text: insert } of inserts.toSorted((a, b) => b.at - a.at)) {
    text = text.slice(0, at) + insert + text.slice(at);
  }
  return text;
}
