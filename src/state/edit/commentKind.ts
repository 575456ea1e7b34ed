import type { Action } from './draft.ts';

/** What the suggested comment of a changeset can say; `add` and `change` also with the maker, `remove` with the reason. */
export type CommentKind = Action | 'addMaker' | 'changeMaker' | 'removeReason' | 'undo';
