import type { TagTerm } from '../../store/query/filter.ts';

/** OpenStreetMap's limit for keys and values. */
const LONGEST = 255;

/**
 * A term as a person writes it: `key=value`, `key~part of the value`, `key` (has such a tag), `!key` (has none). Null where it is none of these.
 */
export function parseTagTerm(typed: string): TagTerm | null {
  const at = typed.search(/[=~]/);
  const key = (at === -1 ? typed : typed.slice(0, at)).trim();
  const text = at === -1 ? '' : typed.slice(at + 1).trim();
  if (text.length > LONGEST || key.length > LONGEST) return null;
  if (at === -1) {
    const absent = key.startsWith('!');
    const name = absent ? key.slice(1).trim() : key;
    return name === '' ? null : { key: name, how: absent ? 'absent' : 'present', text: '' };
  }
  if (key === '' || text === '') return null;
  return { key, how: typed[at] === '=' ? 'is' : 'contains', text };
}

export function formatTagTerm({ key, how, text }: TagTerm): string {
  if (how === 'present') return key;
  if (how === 'absent') return `!${key}`;
  return `${key}${how === 'is' ? '=' : '~'}${text}`;
}
