/** What the page and the store's worker say to each other. Replies carry the number of their question. */
import type { Box } from '../model/box.ts';
import type { Camera, CameraKey } from '../model/camera.ts';
import type { Place } from '../model/place.ts';
import type { Drawing, Near, ReadStatus, SnapshotStatus, StoreView } from './cameraStore.ts';
import type { Filter, FilterChoices } from './query/filter.ts';
import type { OperatorCount } from './query/operatorsAround.ts';
import type { Scene } from './scene/scene.ts';

/** Each question with its arguments and its answer. */
export interface Questions {
  readonly get: { readonly ask: { readonly key: CameraKey }; readonly answer: Camera | null };
  readonly near: { readonly ask: { readonly place: Place; readonly metres: number }; readonly answer: readonly Near[] };
  readonly list: { readonly ask: { readonly box: Box; readonly limit: number }; readonly answer: readonly Camera[] };
  readonly operatorsNear: {
    readonly ask: { readonly place: Place; readonly limit: number };
    readonly answer: readonly OperatorCount[];
  };
  readonly choices: { readonly ask: { readonly box: Box }; readonly answer: FilterChoices };
  /** For the bench: takes the text of an Overpass answer as if it had been read for the box. */
  readonly feed: {
    readonly ask: { readonly text: string; readonly box: Box };
    readonly answer: { readonly count: number };
  };
}

export type QuestionName = keyof Questions;

export type Question = {
  [Name in QuestionName]: {
    readonly kind: 'question';
    readonly number: number;
    readonly name: Name;
    readonly ask: Questions[Name]['ask'];
  };
}[QuestionName];

/** An answer, under the number and the name of its question. */
export type Reply = {
  [Name in QuestionName]: {
    readonly kind: 'reply';
    readonly number: number;
    readonly name: Name;
    readonly answer: Questions[Name]['answer'];
  };
}[QuestionName];

export type ToWorker =
  | {
      readonly kind: 'start';
      readonly overpass: string;
      /** Address of the snapshot's folder; null: there is none. */
      readonly snapshot: string | null;
      /** Whether what was read is kept on this device. */
      readonly cache: boolean;
    }
  | { readonly kind: 'view'; readonly view: StoreView }
  | { readonly kind: 'own'; readonly camera: Camera }
  | { readonly kind: 'gone'; readonly key: CameraKey; readonly version: number }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  /** The page is being hidden, and may be closed: what is to be kept is written now. */
  | { readonly kind: 'hide' }
  | { readonly kind: 'retry'; readonly all: boolean }
  | Question;

export type FromWorker =
  | { readonly kind: 'scene'; readonly scene: Scene }
  | { readonly kind: 'status'; readonly status: ReadStatus }
  | { readonly kind: 'snapshot'; readonly status: SnapshotStatus }
  | Reply
  | { readonly kind: 'refused'; readonly number: number; readonly said: string };
