/** The names in a value, each once: members of a list are set apart by `;`, and blanks of any kind are one blank. */
export function namesIn(value: string): readonly string[] {
  const byKey = new Map<string, string>();
  for (const member of value.split(';')) {
    const name = member
      .replaceAll(/\p{Cf}/gu, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (name !== '' && !byKey.has(nameKey(name))) byKey.set(nameKey(name), name);
  }
  return [...byKey.values()];
}

/** By what names are held for the same: letter case does not count. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
