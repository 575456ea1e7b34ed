import type { Element, ElementType } from '../elements.ts';
import { byTypeAndId } from '../elements.ts';
import type { ServerBox } from '../geometry.ts';
import { withHeaders } from '../http.ts';
import { changesetJson, changesetXml, isOpen } from './changesets.ts';
import type { ApiCall } from './context.ts';
import { now, readable } from './context.ts';
import { badRequest, gone, notFound } from './errors.ts';
import { elementJson, elementXml, jsonDocument, xmlDocument } from './output.ts';

/** `GET /api/0.6/node/{id}`, way and relation likewise: 410 and nothing else for a deleted one. */
export function readElement(call: ApiCall): Response {
  const { type, id } = target(call);
  const element = call.state.db.get(type, id, readable(call));
  if (element === undefined) throw notFound();
  if (!element.visible) throw gone();
  return elements(call, [element]);
}

/** `GET /api/0.6/node/{id}/{version}`. */
export function readVersion(call: ApiCall): Response {
  const { type, id } = target(call);
  const version = Number(call.args[2]);
  const element = call.state.db.history(type, id, readable(call)).find((one) => one.version === version);
  if (element === undefined) throw notFound();
  return elements(call, [element]);
}

/** `GET /api/0.6/node/{id}/history`. */
export function readHistory(call: ApiCall): Response {
  const { type, id } = target(call);
  const versions = call.state.db.history(type, id, readable(call));
  if (versions.length === 0) throw notFound();
  return elements(call, versions);
}

/** `GET /api/0.6/node/{id}/ways`, and `/relations`: empty for a node of none, and for no node. */
export function readParents(call: ApiCall): Response {
  const parents = call.state.db.parentsOf('node', Number(call.args[0]), readable(call));
  return elements(
    call,
    parents.filter(({ type }) => `${type}s` === call.args[1]),
  );
}

/** `GET /api/0.6/way/{id}/full`: the way and its nodes. */
export function readFull(call: ApiCall): Response {
  const at = readable(call);
  const { type, id } = target(call);
  const element = call.state.db.get(type, id, at);
  if (element === undefined) throw notFound();
  if (!element.visible) throw gone();
  return elements(call, withChildren(call, [element]));
}

/** `GET /api/0.6/nodes?nodes=1,2`: 404 where one of them is missing; deleted ones come with `visible`. */
export function readMany(call: ApiCall): Response {
  const type = elementType(call.args[0]);
  const ids = (call.url.searchParams.get(`${type}s`) ?? '').split(',').filter((id) => /^\d+(v\d+)?$/.test(id));
  if (ids.length === 0) {
    throw badRequest(
      `The parameter ${type}s is required, and must be of the form ${type}s=ID[vVER][,ID[vVER][,ID[vVER]...]].`,
    );
  }
  const at = readable(call);
  const found = ids.flatMap((text) => {
    const [id, version] = text.split('v').map(Number);
    const element =
      version === undefined
        ? call.state.db.get(type, id ?? 0, at)
        : call.state.db.history(type, id ?? 0, at).find((one) => one.version === version);
    return element === undefined ? [] : [element];
  });
  if (found.length !== ids.length) throw notFound();
  return elements(call, found);
}

/** `GET /api/0.6/map?bbox=west,south,east,north`. */
export function readMap(call: ApiCall): Response {
  const box = parseBox(call.url.searchParams.get('bbox'));
  const limit = call.state.limits.mapArea;
  if ((box.east - box.west) * (box.north - box.south) > limit) {
    throw badRequest(
      `The maximum bbox size is ${limit.toFixed(6)}, and your request was too large. Either request a smaller area, or use planet.osm`,
    );
  }
  const at = readable(call);
  const found = (['node', 'way', 'relation'] as const).flatMap((type) => call.state.db.within(type, box, at));
  const all = withChildren(call, found);
  if (call.wantsJson) {
    const bounds = { minlat: box.south, minlon: box.west, maxlat: box.north, maxlon: box.east };
    return withHeaders(jsonAnswer({ bounds, elements: all.map(elementJson) }), {
      'Content-Disposition': 'attachment; filename="map.osm"',
    });
  }
  const bounds =
    `<bounds minlat="${box.south.toFixed(7)}" minlon="${box.west.toFixed(7)}"` +
    ` maxlat="${box.north.toFixed(7)}" maxlon="${box.east.toFixed(7)}"/>\n`;
  return xmlAnswer(xmlDocument(bounds + all.map(elementXml).join('')));
}

/** `GET /api/0.6/changeset/{id}`. */
export function readChangeset(call: ApiCall): Response {
  const changeset = call.state.changesets.get(Number(call.args[0]));
  const { sequence } = readable(call);
  return call.wantsJson
    ? jsonAnswer({ changeset: changesetJson(changeset, now(call), sequence) })
    : xmlAnswer(xmlDocument(changesetXml(changeset, now(call), sequence)));
}

/** `GET /api/0.6/changeset/{id}/download`: what it did, as osmChange. XML only. */
export function downloadChangeset(call: ApiCall): Response {
  const changeset = call.state.changesets.get(Number(call.args[0]));
  const seen = changeset.applied.filter(({ sequence }) => sequence <= readable(call).sequence);
  const blocks = seen.map(({ action, element }) => `<${action}>\n${elementXml(element)}</${action}>\n`);
  return xmlAnswer(xmlDocument(blocks.join(''), 'osmChange'));
}

/** `GET /api/0.6/changesets?user=&display_name=&open=&closed=&changesets=&time=&order=`: newest first, at most 100. */
export function queryChangesets(call: ApiCall): Response {
  const query = call.url.searchParams;
  const [user, name, ids] = [query.get('user'), query.get('display_name'), query.get('changesets')];
  if (user !== null && name !== null) throw badRequest('provide either the user ID or display name, but not both');
  const limit = Math.min(100, Number(query.get('limit') ?? 100) || 100);
  const all = call.state.changesets.all();
  const time = Date.parse(query.get('time') ?? '1970-01-01');
  if (Number.isNaN(time)) throw badRequest('no time information in "' + query.get('time') + '"');
  const found = (query.get('order') === 'oldest' ? all.toReversed() : all)
    .filter((changeset) => isOpen(changeset, now(call)) || changeset.closesAt >= time)
    .filter((changeset) => user === null || changeset.uid === Number(user))
    .filter((changeset) => name === null || changeset.user === name)
    .filter((changeset) => ids === null || ids.split(',').includes(String(changeset.id)))
    .filter((changeset) => !query.has('open') || query.get('open') === 'false' || isOpen(changeset, now(call)))
    .filter((changeset) => !query.has('closed') || query.get('closed') === 'false' || !isOpen(changeset, now(call)))
    .slice(0, limit);
  const { sequence } = readable(call);
  return call.wantsJson
    ? jsonAnswer({ changesets: found.map((changeset) => changesetJson(changeset, now(call), sequence)) })
    : xmlAnswer(xmlDocument(found.map((changeset) => changesetXml(changeset, now(call), sequence)).join('')));
}

function withChildren(call: ApiCall, found: readonly Element[]): readonly Element[] {
  const at = readable(call);
  const all = new Map(found.map((element) => [`${element.type}/${element.id}`, element]));
  const add = (type: ElementType, id: number): void => {
    const element = call.state.db.visible(type, id, at);
    if (element !== undefined) all.set(`${type}/${id}`, element);
  };
  for (const element of found)
    if (element.type === 'node')
      for (const way of call.state.db.parentsOf('node', element.id, at)) all.set(`${way.type}/${way.id}`, way);
  const soFar = [...all.values()];
  for (const element of soFar) if (element.type === 'way') for (const id of element.nodes) add('node', id);
  return [...all.values()].toSorted(byTypeAndId);
}

/** A box `west,south,east,north`. Throws 400. */
function parseBox(text: string | null): ServerBox {
  const [west, south, east, north, more] = (text ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    more !== undefined ||
    [west, south, east, north].some(Number.isNaN)
  ) {
    throw badRequest('The parameter bbox is required, and must be of the form min_lon,min_lat,max_lon,max_lat.');
  }
  if (south < -90 || north > 90 || west < -180 || east > 180 || south > north || west > east) {
    throw badRequest(
      'The latitudes must be between -90 and 90, longitudes between -180 and 180 and the minima must be less than the maxima.',
    );
  }
  return { south, west, north, east };
}

function target(call: ApiCall): { readonly type: ElementType; readonly id: number } {
  return { type: elementType(call.args[0]), id: Number(call.args[1]) };
}

function elementType(text: string | undefined): ElementType {
  return text === 'way' || text === 'relation' ? text : 'node';
}

function elements(call: ApiCall, found: readonly Element[]): Response {
  return call.wantsJson
    ? jsonAnswer({ elements: found.map(elementJson) })
    : xmlAnswer(xmlDocument(found.map(elementXml).join('')));
}

const cache = { 'Cache-Control': 'private, max-age=0, must-revalidate' };

function jsonAnswer(members: Readonly<Record<string, unknown>>): Response {
  return new Response(jsonDocument(members), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...cache },
  });
}

function xmlAnswer(body: string): Response {
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8', ...cache } });
}
