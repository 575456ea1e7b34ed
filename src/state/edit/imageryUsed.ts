/** What the changeset says as `imagery_used`: the aerial photos that were looked at, else the background that `source` names. */
import type { Source } from '../../catalog/choices.ts';
import type { Draft } from './draft.ts';

const PARTED = '; ';

type Used = Pick<Draft, 'imageryUsed'>;

/** Photos were shown while it was placed or described. A background that was taken for imagery gives way to them. */
export function withImagery({ imageryUsed }: Used, name: string, background: string | null): Used {
  const before = photosIn(imageryUsed, background);
  return { imageryUsed: before.includes(name) ? imageryUsed : [...before, name].join(PARTED) };
}

/** The person says what they saw it with. Photos that were looked at stay named, whatever it was. */
export function withSource(
  { imageryUsed }: Used,
  source: Source | null,
  background: string | null,
): Used & Pick<Draft, 'source'> {
  const photos = photosIn(imageryUsed, background);
  const used = photos.length > 0 ? photos.join(PARTED) : source === 'imagery' ? background : null;
  return { source, imageryUsed: used };
}

function photosIn(used: string | null, background: string | null): readonly string[] {
  return used === null || used === background ? [] : used.split(PARTED);
}
