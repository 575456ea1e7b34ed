import type { World } from './base.ts';
import type { Edit } from './edits.ts';
import type { Element } from './elements.ts';
import type { Faults, Service } from './faults.ts';
import type { Scope, TokenState, User } from './users.ts';

/** One request that the sandbox saw. */
export interface LogEntry {
  readonly service: Service;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A local OpenStreetMap. */
export interface Sandbox {
  readonly origin: string;
  readonly world: World;
  /** Answers any request; rejects with ConnectionCut where a fault cuts the line. */
  handle(request: Request): Promise<Response>;
  /** `handle` as a drop-in for the global: a cut is a TypeError, an abort rejects with its reason. */
  readonly fetch: typeof fetch;
  readonly faults: Faults;
  /** The requests so far, oldest first, the control ones left out. */
  readonly log: readonly LogEntry[];
  /** Back to the world as it was: edits, tokens, faults and log forgotten. */
  reset(): void;
  /** Lets Overpass take over everything that was written. */
  catchUp(): void;
  /** An edit by somebody else. Throws where the element does not exist. */
  edit(edit: Edit): Element;
  /** A token without the way through the consent page; scopes default to those that Sightline asks for. */
  token(options?: { readonly user?: User; readonly scopes?: readonly Scope[]; readonly state?: TokenState }): string;
  /** The newest version of an element that is not deleted, or undefined. */
  element(type: Element['type'], id: number): Element | undefined;
}
