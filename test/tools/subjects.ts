/** `npm run check:subjects -- RANGE`: whether the subject of each commit of a range, such as `main..HEAD`, begins with an area. */
import { execFileSync } from 'node:child_process';

/** An area or two in lower case, a colon, and what is done. */
export function hasArea(subject: string): boolean {
  return /^[a-z][\w./-]*(, [a-z][\w./-]*)*: \S/.test(subject);
}

if (import.meta.main) {
  const [range = 'main..HEAD'] = process.argv.slice(2);
  const subjects = execFileSync('git', ['log', '--no-merges', '--format=%s', range], { encoding: 'utf8' });
  const wrong = subjects.split('\n').filter((subject) => subject !== '' && !hasArea(subject));
  for (const subject of wrong) console.error(`No area: ${subject}`);
  if (wrong.length > 0) console.error('A subject begins with its area, such as "store: declare each column once".');
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
