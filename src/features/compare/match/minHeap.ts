export interface HeapEntry {
  readonly key: number;
  readonly value: number;
}

/** A binary heap: the smallest key comes first, of equal ones the smallest value. */
export function createMinHeap(): { push(key: number, value: number): void; pop(): HeapEntry | null } {
  const heap: HeapEntry[] = [];
  const isLess = (a: HeapEntry | undefined, b: HeapEntry | undefined): boolean =>
    a !== undefined && b !== undefined && (a.key < b.key || (a.key === b.key && a.value < b.value));
  const swap = (i: number, j: number): void => {
    const [a, b] = [heap[i], heap[j]];
    if (a === undefined || b === undefined) return;
    heap[i] = b;
    heap[j] = a;
  };
  return {
    push(key, value) {
      heap.push({ key, value });
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!isLess(heap[at], heap[parent])) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length === 0) return first;
      heap[0] = last;
      for (let at = 0; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) if (isLess(heap[child], heap[least])) least = child;
        if (least === at) return first;
        swap(at, least);
        at = least;
      }
    },
  };
}
