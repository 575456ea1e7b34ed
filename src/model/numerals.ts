/** The zeros of the decimal digits that people paste besides ASCII's: Arabic, Persian, Devanagari. */
const ZEROS = [0x06_60, 0x06_f0, 0x09_66] as const;

/**
 * A text with its figures in ASCII: digits of other scripts, full-width forms, the dashes, degree signs, commas and
 * points that keyboards and word processors put in their place, and without the characters that nobody sees
 * (U+200E and its like). Superscripts stay: `10²` is not 102.
 */
export function plainNumerals(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\u00BA\u02DA\u2070\u2218]/g, '°')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfe_e0))
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
    })
    .replaceAll('\u066B', '.')
    .replaceAll(/[\u060C\u3001]/g, ',')
    .replaceAll('\u061B', ';');
}
