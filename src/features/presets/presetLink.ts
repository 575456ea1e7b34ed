/** The part of an address that has a preset: only where somebody put it there to share it. */
const NAME = 'preset';

const isPreset = (part: string): boolean => part.startsWith(`${NAME}=`);

export function hasPreset(rest: string): boolean {
  return rest.split('&').some(isPreset);
}

/** What it says, as it was written; null where there is none. */
export function presetIn(rest: string): string | null {
  return new URLSearchParams(rest).get(NAME);
}

/** The rest of an address without it. */
export function withoutPreset(rest: string): string {
  return rest
    .split('&')
    .filter((part) => !isPreset(part))
    .join('&');
}

/** The page's address with a preset and nothing else of what stands in it now. */
export function linkWith(address: string, said: string): string {
  const url = new URL(address);
  url.hash = new URLSearchParams({ [NAME]: said }).toString();
  return url.href;
}
