/** The fields of the form, and what can be wrong with them. */

/** What is wrong with a field as it stands. A message of the same name (`problem.<value>`) says it beside the field. */
export type FieldProblem =
  | 'too-long'
  | 'control-character'
  | 'broken-character'
  | 'not-a-date'
  | 'date-in-future'
  | 'outside-world'
  | 'google'
  | 'no-comment'
  /** A direction that is not understood. */
  | 'not-a-direction'
  /** A tag without a key or a value. */
  | 'empty'
  /** A tag that was typed, and not added. */
  | 'not-added';

export type FieldName =
  | 'maker'
  | 'direction'
  | 'operator'
  | 'mount'
  | 'zone'
  | 'ref'
  | 'startDate'
  | 'note'
  | 'source'
  | 'comment'
  | 'place'
  /** A tag that is to be added by its key. */
  | 'newTag'
  /** Why a camera is removed. */
  | 'reason';
