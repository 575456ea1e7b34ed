/**
 * Does to a page what a browser's translator does: puts `<font><font>…</font></font>` in place of every text, now and
 * whenever there is a new one, except where `translate="no"` says otherwise. The translation is the text in «». Also
 * runs by itself in a page, as text.
 */
export function followTranslator(root: Element): () => void {
  const isKept = (node: Node): boolean =>
    node.parentElement === null || node.parentElement.closest('[translate=no], font, script, style') !== null;
  const translate = (text: Text): void => {
    if (text.data.trim() === '' || isKept(text)) return;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.append(`«${text.data}»`);
    outer.append(inner);
    text.before(outer);
    text.remove();
  };
  const all = (): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) translate(text);
  };
  const observer = new MutationObserver(all);
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  all();
  return () => observer.disconnect();
}
