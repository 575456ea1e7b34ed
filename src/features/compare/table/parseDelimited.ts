/** Longer cells are cut: no coordinate, name or address is that long. */
export const LONGEST_CELL = 2000;
export const MOST_CELLS = 500;
export const MOST_ROWS = 200_000;
const DELIMITERS = ['\t', ';', ',', '|'] as const;
/** Characters of the text that are looked at for the delimiter. */
const SAMPLE = 20_000;

/** The mark that parts most of the first lines into the same number of cells, at least two. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  let best: { readonly mark: string; readonly score: number } = { mark: ',', score: 0 };
  for (const mark of DELIMITERS) {
    const counts = parseWith(sample, mark)
      .slice(0, 20)
      .map((cells) => cells.length)
      .filter((count) => count > 1);
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0;
    const alike = counts.filter((count) => count === usual).length;
    // A tab or a semicolon parts cells even where decimal commas part more.
    if (alike > best.score) best = { mark, score: alike };
  }
  return best.mark;
}

/** Cells of a CSV, TSV or pasted table; a quoted cell may hold line breaks. A row that is empty keeps its number. */
export function parseDelimited(text: string): readonly (readonly string[])[] {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const told = /^sep=(.)\r?\n/.exec(plain);
  const mark = told?.[1] ?? delimiterOf(plain);
  return parseWith(told === null ? plain : `\n${plain.slice(told[0].length)}`, mark);
}

function parseWith(text: string, mark: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const cellEnd = (from: number): number => {
    let end = from;
    while (end < text.length && text[end] !== mark && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return end;
  };
  const put = (cell: string): void => {
    if (row.length < MOST_CELLS) row.push(cell.slice(0, LONGEST_CELL).trim());
  };
  while (at < text.length && rows.length <= MOST_ROWS) {
    if (text[at] === '"') {
      const pieces: string[] = [];
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        pieces.push(text.slice(from, quote === -1 ? text.length : quote));
        at = quote === -1 ? text.length : quote + 1;
        if (text[at] !== '"') break;
        pieces.push('"');
        from = at + 1;
      }
      const end = cellEnd(at);
      put(pieces.join('') + text.slice(at, end));
      at = end;
    } else {
      const end = cellEnd(at);
      put(text.slice(at, end));
      at = end;
    }
    if (text[at] === mark) {
      at += 1;
      if (at < text.length) continue;
      put('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}
