import type { Changesets } from './api/changesets.ts';
import { closedText } from './api/changesets.ts';
import type { Database } from './database.ts';
import type { Element, ElementType } from './elements.ts';
import { isoSeconds } from './elements.ts';
import { escapeHtml, html } from './http.ts';
import { page } from './page.ts';

/** The website: a legible page for whatever the map links to. */
export function handlePages(request: Request, db: Database, changesets: Changesets): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/') return html(200, home());
  if (pathname === '/copyright')
    return html(
      200,
      page('Copyright', '<p>The practice world is made up. Real map data is © OpenStreetMap contributors, ODbL.</p>'),
    );
  const element = /^\/(node|way|relation)\/(\d+)(\/history)?$/.exec(pathname);
  if (element !== null) {
    const [, type, id, history] = element;
    return elementPage(db, type === 'way' || type === 'relation' ? type : 'node', Number(id), history !== undefined);
  }
  const changeset = /^\/changeset\/(\d+)$/.exec(pathname);
  if (changeset !== null) return changesetPage(changesets, Number(changeset[1]));
  const user = /^\/user\/(.+)$/.exec(pathname);
  if (user !== null) return userPage(changesets, decode(user[1] ?? ''));
  return html(404, page('Not found', '<p>There is no such page in the practice world.</p>'));
}

function home(): string {
  return page(
    'A practice world',
    `<p>This is a local stand-in for OpenStreetMap, so that Sightline can be tried out without an account and without a network.
      It answers as the Overpass API (<code>/api/interpreter</code>), the OSM API (<code>/api/0.6</code>), the sign-in
      (<code>/oauth2</code>) and the tiles (<code>/tiles</code>). Everything in it is made up, and forgotten when it stops.</p>
    <p><a href="/api/status">Overpass status</a> · <a href="/api/capabilities">API capabilities</a> · <a href="/tiles/12/960/1580.svg">a tile</a></p>`,
  );
}

function elementPage(db: Database, type: ElementType, id: number, history: boolean): Response {
  const versions = db.history(type, id);
  const newest = versions.at(-1);
  const name = `${type[0]?.toUpperCase() ?? ''}${type.slice(1)} ${id}`;
  if (newest === undefined) return html(404, page(name, '<p>There is no such element.</p>'));
  const other = history
    ? `<a href="/${type}/${id}">The newest version</a>`
    : `<a href="/${type}/${id}/history">History</a>`;
  const shown = history ? versions.toReversed() : [newest];
  return html(
    newest.visible || history ? 200 : 410,
    page(history ? `${name}: history` : name, `<p>${other}</p>${shown.map(versionHtml).join('')}`),
  );
}

function versionHtml(element: Element): string {
  const rows = [...element.tags].map(
    ([key, value]) => `<tr><th scope="row">${escapeHtml(key)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const place =
    element.type === 'node'
      ? `<p>${element.lat.toFixed(7)}, ${element.lon.toFixed(7)}</p>`
      : element.type === 'way'
        ? `<p>Nodes: ${element.nodes.map((id) => `<a href="/node/${id}">${id}</a>`).join(', ')}</p>`
        : `<ul>${element.members.map(({ type, ref, role }) => `<li><a href="/${type}/${ref}">${type} ${ref}</a> ${escapeHtml(role)}</li>`).join('')}</ul>`;
  return `<section><h2>Version ${element.version}${element.visible ? '' : ' (deleted)'}</h2>
    <p>Edited ${isoSeconds(element.timestamp)} by <a href="/user/${encodeURIComponent(element.user)}">${escapeHtml(element.user)}</a>,
    changeset <a href="/changeset/${element.changeset}">${element.changeset}</a></p>
    ${element.visible ? place : ''}<table>${rows.join('')}</table></section>`;
}

function changesetPage(changesets: Changesets, id: number): Response {
  const changeset = changesets.find(id);
  if (changeset === undefined)
    return html(
      404,
      page(`Changeset ${id}`, '<p>This changeset is from before the practice world began; nothing is known of it.</p>'),
    );
  const tags = [...changeset.tags].map(
    ([key, value]) => `<tr><th scope="row">${escapeHtml(key)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const changes = changeset.applied.map(
    ({ action, element }) =>
      `<li>${action} <a href="/${element.type}/${element.id}">${element.type} ${element.id}</a>, version ${element.version}</li>`,
  );
  return html(
    200,
    page(
      `Changeset ${id}`,
      `<p>By <a href="/user/${encodeURIComponent(changeset.user)}">${escapeHtml(changeset.user)}</a>, opened ${closedText(changeset.createdAt)}${changeset.closed ? `, closed ${closedText(changeset.closesAt)}` : ''}</p>
      <table>${tags.join('')}</table><h2>Changes</h2><ul>${changes.join('')}</ul>`,
    ),
  );
}

function userPage(changesets: Changesets, name: string): Response {
  const own = changesets.all().filter(({ user }) => user === name);
  const list = own.map(
    ({ id, tags }) =>
      `<li><a href="/changeset/${id}">Changeset ${id}</a> ${escapeHtml(tags.get('comment') ?? '')}</li>`,
  );
  return html(200, page(name, `<p>A mapper of the practice world.</p><ul>${list.join('')}</ul>`));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
