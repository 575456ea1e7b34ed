/** What the code takes for granted and browsers of 2023 lack (Safari 16.4, Firefox 115, Chrome 110). `fillIn.ts` has it. */
const NEEDED: readonly (readonly [of: object, names: string])[] = [
  [AbortSignal, 'any timeout'],
  [AbortSignal.prototype, 'throwIfAborted'],
  [Promise, 'withResolvers'],
  [Array.prototype, 'toSorted toReversed toSpliced'],
  [String.prototype, 'isWellFormed toWellFormed'],
  [URL, 'canParse'],
  [Object, 'hasOwn'],
  // Missing wherever the page came without TLS.
  [crypto, 'randomUUID'],
  [HTMLElement.prototype, 'checkVisibility popover'],
];

/** This browser lacks some of it; its workers do too. */
export const LACKING = NEEDED.some(([of, names]) => names.split(' ').some((name) => !(name in of)));
