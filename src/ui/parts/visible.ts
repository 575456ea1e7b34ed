/** Control characters, and the invisible ones that turn the direction of writing or hide between letters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const INVISIBLE = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** The text with characters that can't be seen written as their code, such as `⟨U+202E⟩`, so that nothing hides in it. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      INVISIBLE,
      (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}
