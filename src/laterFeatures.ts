/** The features that the first view does without, with the words of their buttons: one chunk. */
import labels from 'virtual:labels/later';
import type { Feature } from './features/later.ts';
import * as later from './features/later.ts';
import { addEnglish } from './i18n/index.ts';

addEnglish(labels);

export const features: readonly Feature[] = Object.values<Feature>(later);
