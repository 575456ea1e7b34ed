/**
 * What osmtogeojson uses of lodash. The build puts it in the place of its lodash.custom.js, which compiles code with
 * `Function` as it loads and so can't load under the page's policy. test/formats holds it to the original.
 */
type Loose = Record<string, unknown>;

function isPlain(value: unknown): value is Loose {
  return Object.prototype.toString.call(value) === '[object Object]';
}

export function isArray(value: unknown): boolean {
  return Array.isArray(value);
}

/** A copy, one level deep, of a list or an object. */
export function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice();
  return isPlain(value) ? { ...value } : value;
}

/** Puts what the sources say into the target, objects level by level; undefined says nothing. */
export function merge(target: Loose, ...sources: readonly unknown[]): Loose {
  for (const [key, value] of sources.flatMap((source) => (isPlain(source) ? Object.entries(source) : []))) {
    const before = target[key];
    if (isPlain(value)) target[key] = merge(isPlain(before) ? before : {}, value);
    else if (value !== undefined) target[key] = value;
  }
  return target;
}

/** Calls back for every member of a list, or of what looks like one; false ends it. */
export function each(list: ArrayLike<unknown>, callback: (value: unknown, index: number) => unknown): void {
  for (let i = 0; i < list.length; i += 1) if (callback(list[i], i) === false) break;
}

/** Whether an object has no property. */
export function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** The members that are not falsy. */
export function compact(list: readonly unknown[]): readonly unknown[] {
  return list.filter(Boolean);
}
