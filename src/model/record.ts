/** Whether a value of unknown origin is an object whose fields can be looked at, one by one. Arrays are not. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
