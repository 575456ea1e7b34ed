import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './photoRate.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'photo-rate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const sample = JSON.stringify({
  elements: [
    { tags: { image: 'https://alpr.pictures/a.jpg' } },
    { tags: { image: 'https://example.org/a;b.jpg', wikimedia_commons: 'File:A.jpg' } },
    { tags: { image: 'https://', mapillary: '1234567', panoramax: '0a1b2c3d-0000-4000-8000-000000000000' } },
    { tags: { image: 'yes' } },
    { tags: {} },
    {},
  ],
});

describe('photo-rate', () => {
  it('counts what is followed, in one JSON object', () => {
    const { out, code } = run([file('a.json.gz', gzipSync(sample)), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      values: 5,
      followed: 4,
      rate: 0.8,
      unknown: ['https://', 'yes'],
      kinds: { shown: 2, onClick: 1, links: 2 },
    });
  });

  it('says it in words', () => {
    expect(run([file('a.json', sample)]).out.split('\n')).toEqual([
      '4 of 5 photo values are followed: 80.00%.',
      '2 shown, 1 shown after a click of their own, 2 links.',
      '',
      'Not understood:',
      '  "https://"',
      '  "yes"',
    ]);
  });

  it.each([
    ['no file is named', [], 2, /^Usage/],
    ['an option is unknown', ['--jsno', 'x'], 2, /^Unknown option --jsno/],
    ['the file is missing', ['/does/not/exist'], 1, /^Can't read \/does\/not\/exist/],
  ])('says so where %s', (_, args, exit, message) => {
    const { out, code } = run(args);
    expect(code).toBe(exit);
    expect(out).toMatch(message);
  });
});
