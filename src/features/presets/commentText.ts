import type { PresetForm } from './preset.ts';

type Names = Pick<PresetForm, 'maker' | 'operator'>;

/** Words that begin with `#`, as OpenStreetMap's programs read them; however they were typed. */
export function hashtagsOf(typed: string): readonly string[] {
  const found = typed
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^#+/, ''))
    .filter((word) => word !== '')
    .map((word) => `#${word}`);
  return [...new Set(found)];
}

/** The comment with those hashtags at its end that it has not yet. */
export function withHashtags(comment: string, typed: string): string {
  const there = new Set(comment.toLowerCase().split(/\s+/));
  const missing = hashtagsOf(typed).filter((tag) => !there.has(tag.toLowerCase()));
  return [comment.trim(), ...missing].filter((part) => part !== '').join(' ');
}

/** A comment to be used again: this reader's maker and operator become holes. */
export function templateOf(comment: string, { maker, operator }: Names): string {
  return fill(fill(comment.trim(), maker?.name, '{maker}'), operator?.name, '{operator}');
}

/** The comment that a template makes for a reader. A hole that nothing is known for goes, with the space before it. */
export function commentFrom(template: string, { maker, operator }: Names): string {
  return template
    .replaceAll(/ ?\{maker\}/g, (hole) => put(hole, maker?.name))
    .replaceAll(/ ?\{operator\}/g, (hole) => put(hole, operator?.name))
    .trim();
}

function fill(text: string, name: string | undefined, hole: string): string {
  return name === undefined || name === '' ? text : text.replaceAll(name, hole);
}

function put(hole: string, name: string | undefined): string {
  if (name === undefined) return '';
  return hole.startsWith(' ') ? ` ${name}` : name;
}
