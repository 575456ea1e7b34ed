import type { ShellCache } from './shellCache.ts';
import type { Answered } from './whatToAnswer.ts';

export interface AnswerDeps {
  readonly cache: ShellCache;
  /** The request as the browser made it. */
  readonly fetch: () => Promise<Response>;
  /** Goes on after the answer. */
  readonly later: (work: Promise<unknown>) => void;
  /** Names of this version's files. */
  readonly known: ReadonlySet<string>;
}

/** Answers what is answered: from what is kept, else from the network as if nobody stood between. */
export async function answerRequest(asked: Answered, deps: AnswerDeps): Promise<Response> {
  try {
    return await (asked.kind === 'page' ? answerPage(deps) : answerFile(asked.name, deps));
  } catch {
    // A broken cache is no reason to be without a page.
    return deps.fetch();
  }
}

async function answerPage({ cache, fetch, later }: AnswerDeps): Promise<Response> {
  // The last one that was handed out has never been heard of again: something of it may be wrong.
  const suspect = !(await cache.opened());
  if (suspect) {
    await cache.mend();
    const fresh = await fetch().catch(() => null);
    if (fresh?.ok === true) {
      later(cache.refresh().catch(() => undefined));
      return fresh;
    }
  }
  return (await cache.page()) ?? (await fetch());
}

async function answerFile(name: string, { cache, fetch, later, known }: AnswerDeps): Promise<Response> {
  const kept = await cache.file(name);
  if (kept !== undefined) return kept;
  const response = await fetch();
  if (response.ok) later(cache.take(name, response.clone()).catch(() => undefined));
  // Neither here nor there any more: the version is gone, and the next visit takes the one that there is.
  else if (known.has(name) && response.status === 404) later(cache.forgetPage().catch(() => undefined));
  return response;
}
