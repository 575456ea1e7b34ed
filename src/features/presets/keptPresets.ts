import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import * as v from 'valibot';
import type { ValueStorage } from '../../state/storage.ts';
import type { Preset, PresetForm } from './preset.ts';
import { readPreset, readPresetForm } from './preset.ts';

const KEYS = { presets: 'presets', last: 'last', hashtags: 'hashtags', comments: 'comments' } as const;
const MOST = 50;

/** What this device keeps, the newest first. */
export interface Kept {
  readonly presets: ReadonlySignal<readonly Preset[]>;
  /** What the last reader was that went to the review. */
  readonly last: ReadonlySignal<PresetForm | null>;
  readonly hashtags: ReadonlySignal<string>;
  readonly comments: ReadonlySignal<readonly string[]>;
  /** The device keeps nothing beyond the page. */
  readonly failed: ReadonlySignal<boolean>;
  /** In place of one of the same name. */
  keep(preset: Preset): void;
  forget(name: string): void;
  remember(form: PresetForm): void;
  setHashtags(text: string): void;
  keepComment(comment: string): void;
  forgetComment(comment: string): void;
}

export function createKept(storage: ValueStorage): Kept {
  const presets = signal(readList(storage.get(KEYS.presets)).flatMap((each) => readPreset(each) ?? []));
  const last = signal(readPresetForm(storage.get(KEYS.last)));
  const hashtags = signal(storage.get(KEYS.hashtags) ?? '');
  const comments = signal(readList(storage.get(KEYS.comments)));
  const failed = signal(false);
  const write = (key: string, value: string): void => {
    failed.value = !storage.set(key, value);
  };
  const setPresets = (next: readonly Preset[]): void => {
    presets.value = next.slice(0, MOST);
    write(KEYS.presets, JSON.stringify(presets.value.map((each) => JSON.stringify(each))));
  };
  const setComments = (next: readonly string[]): void => {
    comments.value = next.slice(0, MOST);
    write(KEYS.comments, JSON.stringify(comments.value));
  };
  return {
    presets,
    last,
    hashtags,
    comments,
    failed,
    keep: (preset) => setPresets([preset, ...presets.peek().filter(({ name }) => name !== preset.name)]),
    forget: (name) => setPresets(presets.peek().filter((each) => each.name !== name)),
    remember(form) {
      last.value = form;
      write(KEYS.last, JSON.stringify(form));
    },
    setHashtags(text) {
      hashtags.value = text;
      write(KEYS.hashtags, text);
    },
    keepComment: (comment) => setComments([comment, ...comments.peek().filter((each) => each !== comment)]),
    forgetComment: (comment) => setComments(comments.peek().filter((each) => each !== comment)),
  };
}

function readList(text: string | null): readonly string[] {
  try {
    const found = v.safeParse(v.array(v.string()), JSON.parse(text ?? '[]'));
    return found.success ? found.output : [];
  } catch {
    return [];
  }
}
