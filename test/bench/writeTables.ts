import { readFile, writeFile } from 'node:fs/promises';

const FILE = new URL('../../docs/PERFORMANCE.md', import.meta.url);
/** What lies between these lines of the file is written here, and by nobody else. */
const BETWEEN = /(<!-- bench:[^\n]*-->\n)[\s\S]*?(<!-- \/bench -->)/;

/** Puts the report into docs/PERFORMANCE.md in place of the last one. */
export async function writeTables(report: string): Promise<void> {
  const text = await readFile(FILE, 'utf8');
  if (!BETWEEN.test(text)) throw new Error('docs/PERFORMANCE.md has lost the lines that the tables go between.');
  await writeFile(
    FILE,
    text.replace(BETWEEN, (_, before: string, after: string) => `${before}\n${report}\n\n${after}`),
  );
}
