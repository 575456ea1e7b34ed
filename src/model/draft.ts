import type { Sector } from './direction.ts';
import type { Place } from './place.ts';
import type { Tags } from './camera.ts';
import { applyDiff } from './edit.ts';
import { formDiff } from './form.ts';

/** A maker or operator as a person picked or typed it. The wikidata id only ever comes from the catalog or from other cameras' tags, never from a guess. */
export interface Named {
  readonly name: string;
  readonly wikidata?: string;
  /** Written as `operator:type` where the catalog knows it. */
  readonly type?: string;
}

/** What a person saw it with: the changeset's `source`. Never filled in for them. */
export type Source = 'survey' | 'imagery' | 'local knowledge';

/** The fields of the camera form. Empty text and null mean "not known", and write no tag. */
export interface CameraForm {
  readonly maker: Named | null;
  readonly directions: readonly Sector[];
  readonly operator: Named | null;
  readonly mount: string;
  readonly zone: string;
  readonly surveillance: string;
  readonly ref: string;
  /** `start_date`: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly startDate: string;
  /** `note`: for other mappers, not for the public. */
  readonly note: string;
}

export const EMPTY_FORM: CameraForm = {
  maker: null,
  directions: [],
  operator: null,
  mount: '',
  zone: 'traffic',
  surveillance: 'public',
  ref: '',
  startDate: '',
  note: '',
};

/** What is known of an upload that was begun: enough to find out, after a crash, whether it arrived. */
export interface Attempt {
  /** The changeset it goes into; null while that one is being created. */
  readonly changeset: number | null;
  /** True from the moment the osmChange may have left: from then on only the server knows. */
  readonly sent: boolean;
}

/** A camera that is being added. Saved at every change, so that nothing typed is ever lost. */
export interface Draft {
  readonly id: string;
  /** Which OpenStreetMap it is meant for; a draft never wanders to another. */
  readonly server: string;
  readonly step: 'placing' | 'describing' | 'reviewing';
  readonly place: Place;
  readonly form: CameraForm;
  readonly source: Source | null;
  /** The changeset comment; null until a person changed the suggested one. */
  readonly comment: string | null;
  readonly reviewRequested: boolean;
  /** The person looked at the cameras nearby and said that this one is another. */
  readonly nearbySeen: boolean;
  readonly attempt: Attempt | null;
  /** ms since 1970 */
  readonly changedAt: number;
}

/** The tags that every new license plate reader carries, in OpenStreetMap's order of importance. */
export const BASE_TAGS: ReadonlyMap<string, string> = new Map([
  ['man_made', 'surveillance'],
  ['surveillance:type', 'ALPR'],
  ['camera:type', 'fixed'],
]);

/** The tags that a filled form stands for. Values are trimmed; empty ones are left out. */
export function formTags(form: CameraForm): Tags {
  return applyDiff(BASE_TAGS, formDiff(BASE_TAGS, form));
}
