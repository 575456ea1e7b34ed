import { isoSeconds } from '../elements.ts';
import { escapeXml } from '../xml.ts';
import type { ApiCall } from './context.ts';
import { ApiError } from './errors.ts';
import { jsonDocument, xmlDocument } from './output.ts';

/** `GET /api/capabilities` and `/api/0.6/capabilities`: limits and whether the server is well. Never fails, even offline. */
export function capabilities(call: ApiCall): Response {
  const { limits } = call.state;
  const state =
    call.conditions.mode === 'online' ? 'online' : call.conditions.mode === 'read-only' ? 'readonly' : 'offline';
  if (call.wantsJson) {
    return jsonResponse({
      api: {
        version: { minimum: '0.6', maximum: '0.6' },
        area: { maximum: limits.mapArea },
        note_area: { maximum: 25 },
        tracepoints: { per_page: 5000 },
        waynodes: { maximum: 2000 },
        relationmembers: { maximum: 32_000 },
        changesets: { maximum_elements: limits.changesetElements, default_query_limit: 100, maximum_query_limit: 100 },
        notes: { default_query_limit: 100, maximum_query_limit: 10_000 },
        timeout: { seconds: 300 },
        status: { database: state, api: state, gpx: state },
      },
      policy: { imagery: { blacklist: [{ regex: '.*\\.google(apis)?\\..*/.*' }] } },
    });
  }
  return xmlResponse(
    `<api>\n<version minimum="0.6" maximum="0.6"/>\n<area maximum="${limits.mapArea}"/>\n` +
      `<waynodes maximum="2000"/>\n<relationmembers maximum="32000"/>\n` +
      `<changesets maximum_elements="${limits.changesetElements}" default_query_limit="100" maximum_query_limit="100"/>\n` +
      `<timeout seconds="300"/>\n<status database="${state}" api="${state}" gpx="${state}"/>\n</api>\n`,
  );
}

/** `GET /api/0.6/permissions`: what the token may do; nothing without one. */
export function permissions(call: ApiCall): Response {
  const names = (call.token?.scopes ?? []).map((scope) => `allow_${scope}`);
  if (call.wantsJson) return jsonResponse({ permissions: names });
  return xmlResponse(
    `<permissions>\n${names.map((name) => `<permission name="${name}"/>\n`).join('')}</permissions>\n`,
  );
}

/** `GET /api/0.6/user/details`: who one is. Needs `read_prefs`. */
export function userDetails(call: ApiCall): Response {
  if (call.token === null) throw new ApiError(401, "Couldn't authenticate you");
  const { user, scopes } = call.token;
  if (!scopes.includes('read_prefs')) {
    throw new ApiError(403, 'The application you are using has not been granted permission to use this functionality.');
  }
  const { blocked, unreadMessages, termsAgreed } = call.conditions;
  const blocks = blocked ? 1 : 0;
  const changesets = user.changesets + call.state.changesets.all().filter(({ uid }) => uid === user.id).length;
  const created = isoSeconds(user.created);
  if (call.wantsJson) {
    return jsonResponse({
      user: {
        id: user.id,
        display_name: user.name,
        account_created: created,
        description: '',
        contributor_terms: { agreed: termsAgreed, pd: false },
        img: null,
        roles: [],
        changesets: { count: changesets },
        traces: { count: 0 },
        blocks: { received: { count: blocks, active: blocks } },
        languages: ['en'],
        messages: { received: { count: unreadMessages, unread: unreadMessages }, sent: { count: 0 } },
      },
    });
  }
  return xmlResponse(
    `<user id="${user.id}" display_name="${escapeXml(user.name)}" account_created="${created}">\n` +
      `<contributor-terms agreed="${termsAgreed}" pd="false"/>\n<changesets count="${changesets}"/>\n` +
      `<blocks>\n<received count="${blocks}" active="${blocks}"/>\n</blocks>\n` +
      `<messages>\n<received count="${unreadMessages}" unread="${unreadMessages}"/>\n<sent count="0"/>\n</messages>\n</user>\n`,
  );
}

function jsonResponse(members: Readonly<Record<string, unknown>>): Response {
  return new Response(jsonDocument(members), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}

function xmlResponse(content: string): Response {
  return new Response(xmlDocument(content), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
