/** The part of an address that has a route: only where somebody put it there to share it. */
const NAME = 'route';

export function hasRoute(rest: string): boolean {
  return rest.split('&').some((part) => part.startsWith(`${NAME}=`));
}

/** The encoded polyline of an address; null where it has none. */
export function polylineOf(rest: string): string | null {
  return new URLSearchParams(rest).get(NAME);
}

/** The address with a route in it, instead of one that it had. */
export function withPolyline(address: string, polyline: string): string {
  const url = new URL(address);
  const parts = url.hash
    .replace('#', '')
    .split('&')
    .filter((part) => part !== '' && !hasRoute(part));
  url.hash = [...parts, new URLSearchParams({ [NAME]: polyline }).toString()].join('&');
  return url.href;
}
