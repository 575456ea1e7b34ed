import type { Camera } from '../../model/camera.ts';
import { KEY } from '../../model/tagging/keys.ts';

/** What programs that show one line a place are to show: the maker as it is tagged, or which object it is. */
export function nameOf({ type, id, tags }: Camera): string {
  const maker = (tags.get(KEY.maker) ?? '').trim();
  return maker === '' ? `ALPR ${type} ${id}` : `ALPR ${maker}`;
}
