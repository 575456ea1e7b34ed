/** A person with an account. Nobody has a password here. */
export interface User {
  readonly id: number;
  readonly name: string;
  readonly changesets: number;
  /** Ms since 1970. */
  readonly created: number;
}

export type Scope =
  | 'read_prefs'
  | 'write_prefs'
  | 'write_api'
  | 'write_notes'
  | 'read_gpx'
  | 'write_gpx'
  | 'write_diary';
export const SCOPES: readonly Scope[] = [
  'read_prefs',
  'write_prefs',
  'write_api',
  'write_notes',
  'read_gpx',
  'write_gpx',
  'write_diary',
];

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}

/** What became of a token. Real ones don't expire, but the server has a word for it. */
export type TokenState = 'live' | 'expired' | 'revoked';

export interface Token {
  readonly user: User;
  readonly scopes: readonly Scope[];
  state: TokenState;
}

/** The person who is signed in to the sandbox's website: no account or password is needed. */
export const practiceMapper: User = {
  id: 20_261,
  name: 'Practice Mapper',
  changesets: 3,
  created: Date.UTC(2026, 9, 1),
};

/** Someone else, whose edits get in the way. */
export const neighbor: User = { id: 20_262, name: 'Another Mapper', changesets: 4812, created: Date.UTC(2014, 2, 9) };

/** The tokens that were handed out. */
export class Tokens {
  readonly #tokens = new Map<string, Token>();
  #count = 0;

  reset(): void {
    this.#tokens.clear();
  }

  issue(user: User, scopes: readonly Scope[], state: TokenState = 'live'): string {
    this.#count++;
    const text = `practice-${this.#count}-${crypto.randomUUID().replaceAll('-', '')}`;
    this.#tokens.set(text, { user, scopes, state });
    return text;
  }

  get(text: string): Token | undefined {
    return this.#tokens.get(text);
  }

  revoke(text: string): void {
    const token = this.#tokens.get(text);
    if (token !== undefined) token.state = 'revoked';
  }
}
