/**
 * What a browser that translates the page does to its texts before the code that keeps up with that is here
 * (ui/translation.ts): a translator does not wait.
 */
export const earlyChanges: MutationRecord[] = [];

export const watcher = new MutationObserver((records) => {
  earlyChanges.push(...records);
});
