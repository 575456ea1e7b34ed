import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { check } from 'recheck';
import { expect, test } from 'vitest';

/** Strangers choose what the page reads: no expression may take more than so many steps a character. */
const root = join(import.meta.dirname, '../src');

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

function readExpressions(): { readonly literals: readonly Expression[]; readonly made: readonly string[] } {
  const literals: Expression[] = [];
  const made: string[] = [];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path);
    const called = ({ callee }: { readonly callee: { readonly type: string } }): void => {
      if ('name' in callee && callee.name === 'RegExp') made.push(file);
    };
    new Visitor({
      Literal(node) {
        if ('regex' in node) literals.push({ file, pattern: node.regex.pattern, flags: node.regex.flags });
      },
      CallExpression: called,
      NewExpression: called,
    }).visit(parseSync(path, readFileSync(path, 'utf8')).program);
  }
  return { literals, made };
}

/** `safe` where it is linear; how much worse it is, or `unknown`, where not. */
async function judge(pattern: string, flags: string): Promise<string> {
  // What looks behind is judged by trying: with the same tries each time, or it would be odd once in a while.
  const verdict = await check(pattern, flags, { timeout: 60_000, randomSeed: 1 });
  return verdict.status === 'vulnerable' ? verdict.complexity.summary : verdict.status;
}

const { literals, made } = readExpressions();

test('every regular expression is a literal, so that it can be judged', () => {
  expect(literals.length).toBeGreaterThan(50);
  expect(made).toEqual([]);
});

test('every regular expression is linear in what it reads', { timeout: 300_000 }, async () => {
  const odd: string[] = [];
  for (const { file, pattern, flags } of literals) {
    const verdict = await judge(pattern, flags);
    if (verdict !== 'safe') odd.push(`${file} /${pattern}/${flags}: ${verdict}`);
  }
  expect(odd).toEqual([]);
});

test('one that is not is found', async () => {
  expect(await judge(String.raw`^\s*([^-]+?)\s*-\s*([^-]+?)\s*$`, '')).toBe('5th degree polynomial');
});
