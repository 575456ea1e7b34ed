import type { Imagery } from '../../catalog/imagery.ts';
import { IMAGERY, ownImagery } from '../../catalog/imagery.ts';
import { contains } from '../../model/box.ts';
import type { Place } from '../../model/place.ts';

/** Those that there may be at a place, the deployer's own first. */
export function imageryAt(place: Place, own: Imagery | null): readonly Imagery[] {
  const there = IMAGERY.filter(({ boxes }) => boxes === null || boxes.some((box) => contains(box, place)));
  return own === null ? there : [own, ...there];
}

/** The deployer's own, whose settings were checked when the page was built; null where there is none. */
export function ownOf(url: string | undefined, attribution: string | undefined): Imagery | null {
  const [address, credit] = [url?.trim() ?? '', attribution?.trim() ?? ''];
  return address === '' || credit === '' ? null : ownImagery(address, credit);
}
