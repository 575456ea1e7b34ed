/** Where functions of model meet the entries of the catalog. The one module here that isn't data. */
import type { Tags } from '../model/camera.ts';
import { matches } from '../model/tagging/device.ts';
import { stageOf } from '../model/tagging/lifecycle.ts';
import { makerFinder } from '../model/tagging/makerFinder.ts';
import { READER } from './devices.ts';
import { MAKERS } from './makers.ts';

/** Whether something is a license plate reader at work: shown, counted and compared by this one definition. */
export function isAlpr(tags: Tags): boolean {
  return matches(READER, tags) && stageOf(READER, tags) === null;
}

/** The maker that a tag value names, in any spelling we know; undefined for others and for "Unknown". */
export const findMaker = makerFinder(MAKERS);
