import { existsSync } from 'node:fs';
import { platform } from 'node:os';

/** Debian's packages of the fonts that the widths of messages are measured in, and a file of each. */
const PACKAGES: Readonly<Record<string, string>> = {
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
};

/** Which of them this machine lacks; none where there is no apt-get to bring them: such systems bring fonts of their own. */
export function missingFonts(exists: (path: string) => boolean = existsSync): readonly string[] {
  if (platform() !== 'linux' || !exists('/usr/bin/apt-get')) return [];
  return Object.entries(PACKAGES).flatMap(([name, file]) => (exists(file) ? [] : [name]));
}
