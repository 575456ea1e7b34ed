import { plain } from '../http.ts';
import { drawTile } from './draw.ts';

/** `/tiles/{z}/{x}/{y}.svg` (or `.png`: the content type says what it is), `?scheme=dark` for the dark one. */
export function tileResponse(url: URL): Response {
  const match = /^\/tiles\/(\d{1,2})\/(\d+)\/(\d+)(?:@2x)?\.(?:png|svg)$/.exec(url.pathname);
  const [z, x, y] = (match?.slice(1) ?? []).map(Number);
  if (z === undefined || x === undefined || y === undefined || z > 22 || x >= 2 ** z || y >= 2 ** z)
    return plain(404, 'There is no such tile');
  const scheme = url.searchParams.get('scheme') === 'dark' ? 'dark' : 'light';
  return new Response(drawTile(z, x, y, scheme), {
    headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=604800' },
  });
}
