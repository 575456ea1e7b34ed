/** The object by which a feature says what it brings to the page: plain data, and one dynamic import for all the rest. */
import type { ComponentType } from 'preact';
import type { Key, Messages } from '../i18n/index.ts';
import type { FeatureFacts, Offers } from '../state/featureFacts.ts';
import type { FeatureContext } from '../state/featureContext.ts';
import type { AppState } from '../state/state.ts';
import type { IconName } from './parts/icons.tsx';

/** Where in the core's windows a feature may have a section: among the layers, where the place is chosen, before the fields of the form, beneath its directions, and beneath the comment of the review. */
export type SectionName = 'layers' | 'placing' | 'form' | 'directions' | 'comment';

/** What a feature can render, and where: as a whole window, or within one of the core's. */
export type PartName =
  /** Beside the map, in the sheet. */
  | 'panel'
  /** Over everything. */
  | 'dialog'
  /** From its button among the map's controls. */
  | 'popover'
  /** What is found for the text in the bar's field. */
  | 'hits'
  | SectionName
  /** Among what is to be told just now, once its code is here. */
  | 'notice';

export interface FeatureButton {
  /** Among the map's controls, in the menu, at a reader (and a change that was sent of one), or at the field for its maker. */
  readonly at: 'controls' | 'menu' | 'reader' | 'maker';
  /** Must be among the feature's own words: those that its buttons say are there from the first. */
  readonly label: Key;
  readonly icon?: IconName;
  /** Lower is further up in the menu: below 35 what is asked of the map, below 60 what is done for it, then the page itself. "Your changes" stands at 50. */
  readonly order?: number;
  readonly opens: 'panel' | 'dialog' | 'popover';
  /** While this holds, it is shown as being at work, under another name. */
  readonly active?: { readonly label: Key; when(state: Pick<AppState, 'data'>): boolean };
}

export interface Feature extends FeatureFacts {
  readonly buttons?: readonly FeatureButton[];
  /** Of a list: the words of the way back to it from a reader. */
  readonly back?: Key;
  /** A field in the bar, of which `hits` is the list. */
  readonly field?: { readonly label: Key; readonly leave: Key };
  /** Sections that it has in windows of the core. */
  readonly sections?: readonly SectionName[];
  /** It begins by itself when this first holds: for what shows nothing but on the map. */
  starts?(state: Pick<AppState, 'selection' | 'link' | 'data' | 'pointer'>): boolean;
  /** Its code, words and style, in one chunk. */
  load(): Promise<FeatureModule>;
}

/** What the chunk of a feature exports. */
export interface FeatureModule {
  /** Called once; its state lives in what it returns. */
  readonly default: (ctx: FeatureContext) => FeatureParts;
  readonly words?: Messages;
}

export type FeatureParts = Readonly<Partial<Record<PartName, ComponentType>>> & {
  readonly offers?: Partial<Offers>;
};
