/** Small things that every service of the sandbox answers with. */

/** An answer of plain text. */
export function plain(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });
}

/** An answer of HTML. */
export function html(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } });
}

/** An answer of JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
}

/** An answer of XML. */
export function xml(body: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { status: 200, headers: { 'Content-Type': 'application/xml; charset=utf-8', ...headers } });
}

/** The same answer with these headers added or replaced. */
export function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** The fields of a form body or, where there is none, of the query. Fields in the body win. */
export async function formOrQuery(request: Request): Promise<URLSearchParams> {
  const fields = new URLSearchParams(new URL(request.url).search);
  if (
    request.method === 'POST' &&
    /^application\/x-www-form-urlencoded/i.test(request.headers.get('Content-Type') ?? '')
  ) {
    for (const [name, value] of new URLSearchParams(await request.text())) fields.set(name, value);
  }
  return fields;
}

/** Text as it may stand in HTML, in an attribute or between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
