import * as v from 'valibot';
import { MOUNTS, SURVEILLANCE, ZONES } from '../../catalog/choices.ts';
import { codePoints, MAX_TEXT } from '../../model/text.ts';
import type { CameraForm } from '../../state/edit/form.ts';

/** What readers have in common that stand by each other, or are one body's: not where they look, nor anything of one alone. */
const FIELDS = ['maker', 'operator', 'mount', 'zone', 'surveillance'] as const satisfies readonly (keyof CameraForm)[];

export type PresetForm = Pick<CameraForm, (typeof FIELDS)[number]>;

export interface Preset {
  readonly name: string;
  readonly form: PresetForm;
}

/** The longest name, characters. */
export const LONGEST = 60;

const text = v.pipe(
  v.string(),
  v.trim(),
  v.check((value) => codePoints(value) <= MAX_TEXT && value.isWellFormed()),
);
const named = v.nullable(
  v.pipe(
    v.object({
      name: v.pipe(text, v.nonEmpty()),
      wikidata: v.exactOptional(v.pipe(v.string(), v.regex(/^Q[1-9]\d{0,11}$/))),
      type: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/))),
    }),
  ),
);
/** Of the values that the form offers, or none: a stranger's link fills in no others. */
const oneOf = (values: readonly string[]) => v.fallback(v.picklist(['', ...values]), '');
const form = v.object({
  maker: named,
  operator: named,
  mount: oneOf(MOUNTS),
  zone: oneOf(ZONES),
  surveillance: oneOf(SURVEILLANCE),
});
const preset = v.object({ name: v.pipe(text, v.nonEmpty(), v.maxLength(LONGEST)), form });

/** Of a form, what a preset holds of it. */
export function presetFormOf({ maker, operator, mount, zone, surveillance }: CameraForm): PresetForm {
  return { maker, operator, mount, zone, surveillance };
}

/** Whether it says who made or runs it: without that it helps nobody. */
export function saysSomething({ maker, operator }: PresetForm): boolean {
  return maker !== null || operator !== null;
}

export function isSame(a: PresetForm, b: PresetForm): boolean {
  return FIELDS.every((field) => {
    const [one, other] = [a[field], b[field]];
    if (typeof one === 'string' || typeof other === 'string') return one === other;
    return one?.name === other?.name && one?.wikidata === other?.wikidata && one?.type === other?.type;
  });
}

/** The names in it, for a person to tell it by. */
export function namesIn({ maker, operator }: PresetForm): readonly string[] {
  return [maker, operator].flatMap((each) => each?.name ?? []);
}

/** Reads what was kept or shared; null for anything that is none. */
export function readPreset(said: string | null): Preset | null {
  const found = v.safeParse(preset, parsed(said));
  return found.success && saysSomething(found.output.form) ? found.output : null;
}

export function readPresetForm(said: string | null): PresetForm | null {
  const found = v.safeParse(form, parsed(said));
  return found.success && saysSomething(found.output) ? found.output : null;
}

function parsed(said: string | null): unknown {
  if (said === null) return null;
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
