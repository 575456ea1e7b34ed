import type { HostHabits } from './host.ts';

/**
 * The app as a browser meets it that has no such things (paths from the global), in the page and in its worker: they are
 * taken away ahead of the first import of each.
 */
export function without(names: readonly string[]): HostHabits {
  return ahead(`(${remove.toString()})(${JSON.stringify(names)});`);
}

/** The app in a browser that says that it is offline, and is not: behind some VPNs. */
export const thinkingItIsOffline: HostHabits = ahead(
  `Object.defineProperty(Object.getPrototypeOf(navigator), 'onLine', { get: () => false });`,
);

/** The app with a script that runs ahead of its own, in the page and in its worker. */
function ahead(script: string): HostHabits {
  return {
    alter(path, text) {
      if (path === '/lacks.js') return script;
      if (path === '/') return text.replace('<script ', '<script src="lacks.js"></script><script ');
      return /^\/assets\/worker-[^/]*\.js$/.test(path) ? `import '../lacks.js';\n${text}` : text;
    },
  };
}

/** The app in a browser that knows nothing of popovers: the page's own names for them mean nothing to it. */
export function withoutPopovers(): HostHabits {
  const gone = ['popover', 'hidePopover', 'onbeforetoggle'].map((name) => `HTMLElement.prototype.${name}`);
  const { alter } = without(gone);
  return {
    alter: (path, text) =>
      (alter?.(path, text) ?? text)
        .replaceAll('popovertarget', 'datatarget')
        .replaceAll(/\bpopover:(["'`])auto/g, 'datapopover:$1auto')
        .replaceAll('[popover]', '[datapopover]'),
  };
}

/** The app in a browser that can't read its code. */
export const unreadable: HostHabits = {
  alter: (path, text) => (path.endsWith('.js') ? 'class }' : text),
};

/** Takes things away from the global object. Runs in the page, and in its worker. */
function remove(names: readonly string[]): void {
  for (const name of names) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    let owner: unknown = globalThis;
    for (const step of path)
      owner = typeof owner === 'object' || typeof owner === 'function' ? Reflect.get(owner ?? {}, step) : {};
    if ((typeof owner === 'object' || typeof owner === 'function') && owner !== null)
      Reflect.deleteProperty(owner, last);
  }
}
