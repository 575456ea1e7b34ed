/** What `lacking.ts` found missing. Loaded by browsers that need it. */

/** Only what is missing: a browser's own is never replaced. */
function add(target: object, members: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(members)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}

/** `this` of a method that is lent to a prototype. */
type Method<This> = (this: This, ...given: readonly never[]) => unknown;

/** A surrogate without its partner. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Adds what this browser lacks of what the code takes for granted. */
export function fillIn(): void {
  add(AbortSignal, {
    any(signals: Iterable<AbortSignal>): AbortSignal {
      const joined = new AbortController();
      for (const one of signals) {
        if (one.aborted) joined.abort(one.reason);
        else one.addEventListener('abort', () => joined.abort(one.reason), { signal: joined.signal });
      }
      return joined.signal;
    },
    timeout(ms: number): AbortSignal {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('Timed out', 'TimeoutError')), ms);
      return controller.signal;
    },
  });

  add(AbortSignal.prototype, {
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    },
  } satisfies Record<string, Method<AbortSignal>>);

  add(Promise, {
    withResolvers<T>() {
      let resolve: (value: T) => void = () => undefined;
      let reject: (reason: unknown) => void = () => undefined;
      const promise = new Promise<T>((yes, no) => {
        resolve = yes;
        reject = no;
      });
      return { promise, resolve, reject };
    },
  });

  add(Array.prototype, {
    toSorted(order?: (a: unknown, b: unknown) => number) {
      // oxlint-disable-next-line unicorn/no-array-sort -- a copy, and this is toSorted
      return Array.from(this).sort(order);
    },
    toReversed() {
      // oxlint-disable-next-line unicorn/no-array-reverse -- as above
      return Array.from(this).reverse();
    },
    toSpliced(start: number, count: number, ...items: readonly unknown[]) {
      const copy = Array.from(this);
      copy.splice(start, count, ...items);
      return copy;
    },
  } satisfies Record<string, Method<readonly unknown[]>>);

  add(String.prototype, {
    isWellFormed() {
      return this.search(LONE) < 0;
    },
    toWellFormed() {
      return this.replaceAll(LONE, '\uFFFD');
    },
  } satisfies Record<string, Method<string>>);

  add(URL, {
    canParse(url: string, base?: string): boolean {
      try {
        return new URL(url, base).href !== '';
      } catch {
        return false;
      }
    },
  });

  add(Object, { hasOwn: (of: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(of, key) });

  add(crypto, {
    randomUUID(): string {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      // Version 4, and the variant of RFC 9562.
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  });

  // Not in a worker.
  if (typeof Element !== 'undefined') {
    if (!('popover' in HTMLElement.prototype)) void import('./popovers.ts').catch(() => undefined);
    add(Element.prototype, {
      checkVisibility() {
        return this.getClientRects().length > 0;
      },
    } satisfies Record<string, Method<Element>>);
  }
}
