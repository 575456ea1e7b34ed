/**
 * What breaks a rule of the structure today. Each line goes with the violation that it excuses, and this file with the
 * last of them: nothing may be added.
 */
const OPEN: readonly string[] = [
  // Longer than 300 lines.
  'src/store/engine.ts',
  'test/osm/changes.test.ts',
  'test/osm/upload/upload.test.ts',
  'test/store/layers/layers.test.ts',
  'test/store/previewOrders.test.ts',
];

/** Names that stand for more than one file today. */
export const REPEATED_FOR_NOW = 10;

export function isListed(path: string): boolean {
  return OPEN.includes(path);
}

export function isOpen(violation: string): boolean {
  return OPEN.some((one) => one === violation || (one.endsWith('/') && violation.startsWith(one)));
}

/** Prints what is still to be mended, and what of the list is mended already. */
export function reportOpen(violations: readonly string[]): void {
  const left = OPEN.filter((one) => violations.some((violation) => violation.startsWith(one)));
  const mended = OPEN.filter((one) => !left.includes(one));
  if (left.length > 0) console.warn(`Structure, still to be mended:\n  ${left.join('\n  ')}`);
  if (mended.length > 0) console.warn(`Structure, mended, so take it out of the list:\n  ${mended.join('\n  ')}`);
}
