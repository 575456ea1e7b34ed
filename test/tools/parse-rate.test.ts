import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './parse-rate.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parse-rate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const sample = JSON.stringify({
  elements: [
    { tags: { direction: '90' } },
    { tags: { direction: '90100' } },
    { tags: { direction: 'forward' } },
    { tags: { direction: 'forward' } },
    { tags: { direction: '90', 'camera:direction': 'null' } },
    { tags: { direction: ' ' } },
    { tags: {} },
    {},
  ],
});

describe('parse-rate', () => {
  it('counts what is understood and lists the rest by frequency', () => {
    const { out, code } = run([file('a.json', sample)]);
    expect(code).toBe(0);
    expect(out).toContain('1 of 5 direction values are understood: 20.00%.');
    expect(
      out
        .split('\n')
        .slice(-3)
        .map((line) => line.trim()),
    ).toEqual(['2  "forward"', '1  "90100"', '1  "null"']);
  });

  it('prints one JSON object, also of a gzipped file', () => {
    const { out } = run([file('a.json.gz', gzipSync(sample)), '--json']);
    expect(JSON.parse(out)).toEqual({ values: 5, parsed: 1, rate: 0.2 });
  });

  it('has nothing to complain about where there are no values', () => {
    expect(run([file('b.json', '{"elements":[]}'), '--json']).out).toBe('{"values":0,"parsed":0,"rate":1}');
  });

  it.each([
    ['no file is named', [], /^Usage/],
    ['an option is unknown', ['--jsno', 'x'], /^Unknown option --jsno/],
    ['the file is missing', ['/does/not/exist'], /^Can't read \/does\/not\/exist/],
  ])('says so where %s', (_, args, message) => {
    const { out, code } = run(args);
    expect(code).toBe(1);
    expect(out).toMatch(message);
  });

  it('says so where the file is something else', () => {
    expect(run([file('c.json', '<html>')])).toMatchObject({ code: 1, out: expect.stringContaining('is not JSON') });
    expect(run([file('d.json', '[1]')])).toMatchObject({
      code: 1,
      out: expect.stringContaining('not an Overpass JSON'),
    });
  });
});
