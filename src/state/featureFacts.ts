/** What a feature is for the state; where it stands in the page is said in ui/feature.ts. */
import type { Box } from '../model/box.ts';
import type { CameraKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import type { NearTown } from '../places/nearTown.ts';
import type { Drawing } from '../store/cameraStore.ts';

/** What must be known of a feature before any of its code is loaded. */
export interface FeatureFacts {
  /** Name of its folder in src/features, and of what it opens and stores. */
  readonly id: string;
  /** Origins that it asks, such as `https://api.example.org`: the page's content security policy is made from these. */
  readonly hosts?: readonly string[];
  /** Its panel shows a choice of readers: it stays beneath the reader that is chosen in it, and is gone back to. */
  readonly isList?: true;
  /** A way to draw wide views that it lets one choose. Without it, a choice that this device remembers is not obeyed. */
  readonly drawing?: Drawing;
  /** What it has for others; it is loaded when one of them asks for it. */
  readonly offers?: readonly OfferKind[];
}

/** Somewhere that the search can go. */
export type Hit =
  /** `region` says where it lies, or what it is. */
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly region: string;
      readonly place: Place;
      readonly zoom: number;
    }
  /** A state or a country; `region` is empty where its name says it all. */
  | { readonly kind: 'area'; readonly name: string; readonly region: string; readonly box: Box }
  | { readonly kind: 'place'; readonly place: Place; readonly zoom: number | null }
  /** `place` and `zoom` are where a link has the map, as well. */
  | { readonly kind: 'object'; readonly key: CameraKey; readonly place?: Place; readonly zoom?: number | null };

/** What one feature may have for another that does not know it. */
export interface Offers {
  /** Somewhere to look for what is typed into the search. Rejects with a Failure where it can't be had. */
  readonly search: (text: string) => Promise<readonly Hit[]>;
  /** The town near a place; null where none is. Rejects with a Failure where it can't be had. */
  readonly near: (place: Place) => Promise<NearTown | null>;
}

export type OfferKind = keyof Offers;
