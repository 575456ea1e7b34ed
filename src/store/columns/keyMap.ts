/** Bits of the table for each object that is in it: one in sixteen of the others gets past it. */
const SPREAD = 16;

/**
 * Values by type and id of OpenStreetMap objects, made to be asked by every row of a million about a few thousand:
 * a table of bits turns nearly all of them away before a Map is asked.
 */
export class KeyMap<Value> {
  readonly #byType: readonly [Map<number, Value>, Map<number, Value>, Map<number, Value>] = [
    new Map(),
    new Map(),
    new Map(),
  ];
  readonly #table: Uint8Array;
  readonly #mask: number;

  /** @param expected about how many there will be */
  constructor(expected: number) {
    const size = 2 ** Math.max(10, Math.min(24, Math.ceil(Math.log2(Math.max(1, expected) * SPREAD))));
    this.#table = new Uint8Array(size);
    this.#mask = size - 1;
  }

  get size(): number {
    const [nodes, ways, relations] = this.#byType;
    return nodes.size + ways.size + relations.size;
  }

  set(type: number, id: number, value: Value): void {
    // `>>> 0` takes the lowest 32 bits, also of ids beyond them.
    this.#table[(id >>> 0) & this.#mask] = 1;
    this.#byType[type]?.set(id, value);
  }

  get(type: number, id: number): Value | undefined {
    if (this.#table[(id >>> 0) & this.#mask] === 0) return undefined;
    return this.#byType[type]?.get(id);
  }
}
