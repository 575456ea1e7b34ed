/** Which requests the service worker answers: a short list. All others go their way as if there were none. */

export type Answered = { readonly kind: 'page' } | { readonly kind: 'file'; readonly name: string };

type Asked = Pick<Request, 'method' | 'mode' | 'url'> & { readonly headers: Pick<Headers, 'has'> };

/** Their names carry a hash: whatever version they are of, they never change. */
export const HASHED = 'assets/';

/**
 * @param scope address of the page's folder, with a slash at its end
 * @param known names of this version's files
 * @returns null: not answered
 */
export function whatToAnswer(asked: Asked, scope: string, known: ReadonlySet<string>): Answered | null {
  if (asked.method !== 'GET' || asked.headers.has('range')) return null;
  const { origin, pathname, search } = new URL(asked.url);
  const folder = new URL(scope);
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return null;
  const name = pathname.slice(folder.pathname.length);
  // A link may carry what others have put behind its question mark: the page is the same.
  if (asked.mode === 'navigate') return name === '' || name === 'index.html' ? { kind: 'page' } : null;
  if (search !== '') return null;
  return known.has(name) || isHashed(name) ? { kind: 'file', name } : null;
}

function isHashed(name: string): boolean {
  return name.startsWith(HASHED) && (name.endsWith('.js') || name.endsWith('.css'));
}
