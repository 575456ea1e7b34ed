import * as v from 'valibot';
import { Failure } from '../../model/failure.ts';

/** A text as JSON of the shape that a schema says. What it doesn't name is left out. @throws Failure 'bad-response' */
export function readJson<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Failure('bad-response', { said: 'not the JSON that was asked for' }, error);
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Failure('bad-response', { said: `${v.getDotPath(issue) ?? 'the answer'}: ${issue.message}` });
}

/** A number of things. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** An id or version. */
export const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** A point in time, as ms since 1970. */
export const time = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
);
