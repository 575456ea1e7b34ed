import type { ReadonlySignal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import { addEnglish, needWords } from '../i18n/index.ts';
import type { OfferKind, Offers } from '../state/featureFacts.ts';
import type { FeatureContext } from '../state/featureContext.ts';
import type { AppState } from '../state/state.ts';
import type { Feature, FeatureParts, PartName } from './feature.ts';
import type { Lazy } from './parts/lazy.tsx';
import { lazy } from './parts/lazy.tsx';

/** A feature in a running page. */
export interface LoadableFeature extends Feature {
  /** Stands for one of its parts; nothing is fetched before the first is shown. */
  readonly parts: Readonly<Record<PartName, Lazy>>;
  /** Fetches it ahead of its use. A failure is told where it is used. */
  preload(): void;
}

const PARTS: readonly PartName[] = [
  'panel',
  'dialog',
  'popover',
  'hits',
  'layers',
  'placing',
  'form',
  'directions',
  'comment',
  'notice',
];

/** The features of a running page. */
export interface FeatureList {
  readonly all: ReadonlySignal<readonly LoadableFeature[]>;
  /** What they have of a kind; those that could not be loaded are left out. */
  readonly offers: FeatureContext['offers'];
  /** Plugs in more of them. */
  add(features: readonly Feature[]): void;
}

/** Joins features to a state: each is loaded once, when the first of its parts is shown, another asks for what it offers, or it starts by itself. */
export function createFeatures(features: readonly Feature[], state: AppState): FeatureList {
  const all = signal<readonly LoadableFeature[]>([]);
  const opened = new Map<Feature, Promise<FeatureParts>>();

  const open = (feature: Feature): Promise<FeatureParts> => {
    const known = opened.get(feature);
    if (known !== undefined) return known;
    needWords(`features/${feature.id}`);
    const parts = Promise.all([feature.load(), state.contextOf(feature, offers), import('./laterWords.ts')]).then(
      ([module, ctx]) => {
        if (module.words !== undefined) addEnglish(module.words);
        return module.default(ctx);
      },
    );
    opened.set(feature, parts);
    // The next that needs it tries again.
    parts.catch(() => opened.delete(feature));
    return parts;
  };

  async function offers<Kind extends OfferKind>(kind: Kind): Promise<readonly Offers[Kind][]> {
    const found = all.peek().filter((feature) => feature.offers?.includes(kind) === true);
    const parts = await Promise.all(found.map((feature) => open(feature).catch((): FeatureParts => ({}))));
    return parts.flatMap(({ offers: offered }) => offered?.[kind] ?? []);
  }

  const plug = (feature: Feature): LoadableFeature => {
    const { id } = feature;
    const part = (name: PartName): Lazy =>
      lazy(async () => {
        const component = (await open(feature))[name];
        if (component === undefined) throw new Error(`The feature ${id} has no ${name}`);
        return component;
      });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name is put in
    const parts = Object.fromEntries(PARTS.map((name) => [name, part(name)])) as Record<PartName, Lazy>;
    const preload = (): void => {
      open(feature).then(
        (found) => {
          for (const name of PARTS) if (found[name] !== undefined) parts[name].load();
        },
        () => undefined,
      );
    };
    return Object.assign({ parts, preload }, feature);
  };

  const add = (more: readonly Feature[]): void => {
    state.panel.plug(more);
    all.value = [...all.peek(), ...more.map(plug)];
    for (const feature of more) {
      effect(() => {
        if (feature.starts?.(state) === true) open(feature).catch(() => undefined);
      });
    }
  };
  add(features);
  return { all, add, offers };
}
