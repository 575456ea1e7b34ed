/**
 * A browser that translates the page puts an element (`<font>`) in the place of each text, and Preact, which knows only
 * the text that it made, goes on writing where nobody looks: a count would stand still for good. So the text stays in
 * the document, unseen, within the element that stands for it; once it is written to, it takes its place again, for the
 * browser to translate anew; and once it is taken away, that element goes, too.
 * @param watcher has watched from the start, and `early` is what it saw; it is not needed any more
 * @returns stops following
 */
export function followTranslation(
  root: Element,
  watcher: MutationObserver | null = null,
  early: readonly MutationRecord[] = [],
): () => void {
  /** What holds a text unseen, and what stands for it. */
  const standIns = new WeakMap<Node, Element>();
  const standInOf = (text: Node): Element | undefined =>
    text.parentNode === null ? undefined : standIns.get(text.parentNode);

  const adopt = (text: Node, standIn: Element): void => {
    const holder = document.createElement('span');
    holder.hidden = true;
    holder.translate = false;
    holder.append(text);
    standIn.append(holder);
    standIns.set(holder, standIn);
  };

  /** `take`: what becomes of a text, and what stands for it. */
  const follow = (records: readonly MutationRecord[], take = adopt): void => {
    /** Elements of the translator that nothing was found for yet. */
    const fresh = new Set(records.flatMap(({ addedNodes }) => [...addedNodes].filter((node) => isFont(node))));
    for (const { type, target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') standInOf(target)?.replaceWith(target);
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue;
        if (standIns.has(target)) {
          // It was taken away, or put elsewhere.
          if (node.parentNode !== target) standIns.get(target)?.remove();
          continue;
        }
        const standIn = [...addedNodes, previousSibling, nextSibling].find((one) => one !== null && fresh.has(one));
        if (node.isConnected || !(standIn instanceof Element)) continue;
        fresh.delete(standIn);
        take(node, standIn);
      }
    }
  };
  const observer = new MutationObserver((records) => follow(records));
  const missed = [...early, ...(watcher?.takeRecords() ?? [])];
  watcher?.disconnect();
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  const restore = mendInsertion(root, standInOf);
  // Such a text may have been written to since: it takes its place again.
  follow(missed, (text, standIn) => standIn.replaceWith(text));
  return () => {
    observer.disconnect();
    restore();
  };
}

/** `<font>` is what Chromium's translator and its kin make; this page makes none. */
function isFont(node: Node): boolean {
  return node.nodeName === 'FONT';
}

/** What is to be put before a text that is held elsewhere goes before what stands for it, instead of being an error. */
function mendInsertion(root: Element, standInOf: (text: Node) => Element | undefined): () => void {
  const names = ['insertBefore', 'moveBefore'] as const;
  const restores = names.flatMap((name) => {
    const owner: object = name === 'insertBefore' ? Node.prototype : Element.prototype;
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') return [];
    Reflect.set(owner, name, function mended(this: Node, node: Node, before: Node | null): unknown {
      const outside = before !== null && before.parentNode !== this && root.contains(this);
      const standIn = outside ? (standInOf(before) ?? null) : before;
      const at = standIn?.parentNode === this ? standIn : outside ? null : before;
      return Reflect.apply(original, this, [node, at]);
    });
    return [() => Reflect.set(owner, name, original)];
  });
  return () => {
    for (const restore of restores) restore();
  };
}
