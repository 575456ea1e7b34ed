/**
 * `npm test`: every check of the project, one after the other, and one line at the end.
 * `npm test -- unit e2e` runs only the named ones.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../../src/model/record.ts';

const root = new URL('../../', import.meta.url);
const reports = mkdtempSync(join(tmpdir(), 'sightline-'));

interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Counts tests where the command has some; a check without a report counts as one. */
  readonly count?: () => Counts;
  /** True where this output means that the check could not be made here, and says nothing of the code. */
  readonly unable?: (output: string) => boolean;
  readonly env?: Readonly<Record<string, string>>;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Reads two numbers out of a runner's JSON report; a missing report means that the runner fell over. */
function fromReport(file: string, read: (report: Readonly<Record<string, unknown>>) => Counts): () => Counts {
  return () => {
    try {
      return read(record(JSON.parse(readFileSync(file, 'utf8'))));
    } catch {
      return { passed: 0, failed: 1 };
    }
  };
}

function vitest(project: string): Check {
  const file = join(reports, `${project}.json`);
  return {
    name: project,
    command: [
      'vitest',
      'run',
      '--config',
      'test/vitest.config.ts',
      '--project',
      project,
      '--reporter',
      'default',
      '--reporter',
      'json',
      `--outputFile.json=${file}`,
    ],
    count: fromReport(file, (report) => ({
      passed: Number(report['numPassedTests']),
      failed:
        Number(report['numFailedTests']) + (report['success'] === true ? 0 : Number(report['numFailedTests'] === 0)),
    })),
  };
}

function playwright(): Check {
  const file = join(reports, 'e2e.json');
  return {
    name: 'e2e',
    command: ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts', '--reporter', 'list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    count: fromReport(file, (report) => {
      const stats = record(report['stats']);
      const { errors } = report;
      return {
        passed: Number(stats['expected']) + Number(stats['flaky']),
        failed: Number(stats['unexpected']) + (Array.isArray(errors) ? errors.length : 0),
      };
    }),
  };
}

const checks: readonly Check[] = [
  { name: 'types', command: ['npm', 'run', '--silent', 'check:types'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'check:lint'] },
  { name: 'format', command: ['npm', 'run', '--silent', 'check:format'] },
  { name: 'dead code', command: ['npm', 'run', '--silent', 'check:dead'] },
  vitest('unit'),
  vitest('browser'),
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'size', command: ['npm', 'run', '--silent', 'check:size'] },
  playwright(),
  { name: 'without', command: ['npm', 'run', '--silent', 'without', '--', '--all'] },
  {
    name: 'audit',
    command: ['npm', 'audit', '--loglevel=error'],
    unable: (output) => /audit endpoint returned an error|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(output),
  },
];

function run({ command, env }: Check): Promise<{ readonly ok: boolean; readonly output: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        process.stdout.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const check of checks) {
  if (wanted.length > 0 && !wanted.includes(check.name)) continue;
  console.log(`\n== ${check.name}`);
  const began = performance.now();
  // One after the other: they would take each other's processor.
  const { ok, output } = await run(check);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  if (!ok && check.unable?.(output) === true) {
    lines.push(`  – ${check.name}: could not be made here (no answer from the network)`);
    continue;
  }
  const counts = check.count?.() ?? { passed: Number(ok), failed: Number(!ok) };
  const missed = counts.failed + Number(!ok && counts.failed === 0);
  passed += counts.passed;
  failed += missed;
  lines.push(`  ${missed === 0 ? '✓' : '✗'} ${check.name}: ${counts.passed} passed, ${missed} failed (${seconds} s)`);
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
