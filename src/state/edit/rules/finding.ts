/**
 * What deserves a second look before it goes into OpenStreetMap: advice for newcomers, never a block. Each kind is one
 * rule of findings.ts, with a sentence of advice as message `finding.<kind>`.
 */
import type { Camera, Tags } from '../../../model/camera.ts';
import type { Draft } from '../draft.ts';
import type { TagDiff } from '../../../model/edit.ts';
import type { NearCamera } from '../../../model/near.ts';

/** Whether it stops an upload, or is only pointed out. */
export type Severity = 'stops' | 'points-out';

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
  | 'reason'
  /** The cameras around, to be looked at. */
  | 'nearby';

export type FindingKind =
  /** Another camera within SAME_METRES that looks the same way, or whose direction is not known. */
  | 'duplicate'
  /** Another camera within NEARBY_METRES. */
  | 'nearby'
  /** Several cameras stand on this spot: one node each, or one with a list of directions; not both. */
  | 'pole'
  | 'neighbors-unknown'
  | 'operator-is-maker'
  /** The operator is two or three letters, and from no list. */
  | 'operator-short'
  /** The maker is spelled another way than OpenStreetMap's mappers do: `offer` is their way. */
  | 'maker-spelling'
  /** A maker that is not sold outside the country that it is from. */
  | 'maker-country'
  | 'direction-missing'
  /** The direction's value is not understood. */
  | 'direction-odd'
  /** The map was too far out to place it well. */
  | 'zoomed-out'
  | 'date-future'
  | 'comment-empty'
  /** The changeset does not say how one knows of it. */
  | 'source-missing'
  | 'comment-google'
  /** A tag holds what looks like a license plate, a phone number or an e-mail address. */
  | 'personal-data';

/** One thing to look at again. */
export interface Finding {
  readonly kind: FindingKind;
  /** Going on in spite of it sets `review_requested=yes`. */
  readonly strong: boolean;
  /** The field of the form that it is about. */
  readonly field: FieldName | null;
  /** The tag that it is about, where there is one. */
  readonly key?: string;
  /** A better value: one click puts it there. */
  readonly offer?: string;
  /** The cameras that it is about, nearest first. */
  readonly cameras?: readonly Camera[];
  /** What the message's holes are filled with. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the rules look at. */
export interface Looked {
  readonly draft: Draft;
  /** The tags that will be written. */
  readonly tags: Tags;
  /** The tags that the person changes, by key; all of them for a new camera. */
  readonly changed: TagDiff;
  /** Metres from where it stood; 0 for a new one. */
  readonly movedBy: number;
  /** The changeset's, as it will be sent. */
  readonly comment: string;
  /** Nearest first, its own node left out. */
  readonly nearby: readonly NearCamera[];
  readonly nearbyKnown: boolean;
  /** ms since 1970 */
  readonly now: number;
}

/** With the catalog's makers, which are loaded with the first draft. */
export interface LookedWithMakers extends Looked {
  /** The maker that a value names, however it is spelled. */
  readonly makerOf: (value: string) => KnownMaker | undefined;
}

/** A maker as far as the rules need it. */
export interface KnownMaker {
  readonly name: string;
  /** The only country that it sells in. */
  readonly onlyIn?: 'US';
}

/** One rule: what it finds in a draft, if anything. */
export type Rule = (looked: LookedWithMakers) => Finding | null;
