import { elementJson } from './api/output.ts';
import { parseEdit } from './edits.ts';
import { parseFaultOrder } from './faults.ts';
import { json, plain, withHeaders } from './http.ts';
import type { Sandbox } from './types.ts';

/** `/sandbox/…`: the sandbox's own controls, for tests in other processes and in pages. */
export async function handleControl(request: Request, sandbox: Sandbox): Promise<Response> {
  return withHeaders(await answer(request, sandbox), {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'content-type',
  });
}

async function answer(request: Request, sandbox: Sandbox): Promise<Response> {
  const { pathname } = new URL(request.url);
  switch (`${request.method} ${pathname}`) {
    case 'GET /sandbox/log':
      return json(200, sandbox.log);
    case 'GET /sandbox/landmarks':
      return json(200, sandbox.world.landmarks);
    case 'POST /sandbox/reset':
      sandbox.reset();
      return json(200, {});
    case 'POST /sandbox/overpass/catch-up':
      sandbox.catchUp();
      return json(200, {});
    case 'POST /sandbox/token':
      return json(200, { token: sandbox.token() });
    case 'GET /sandbox/faults':
      return json(200, { holding: sandbox.faults.holding });
    case 'POST /sandbox/faults': {
      const order = parseFaultOrder(await body(request));
      if (typeof order === 'string') return json(400, { error: order });
      sandbox.faults.order(order);
      return json(200, {});
    }
    case 'POST /sandbox/edit': {
      const edit = parseEdit(await body(request));
      if (typeof edit === 'string') return json(400, { error: edit });
      try {
        return json(200, elementJson(sandbox.edit(edit)));
      } catch (error) {
        return json(409, { error: error instanceof Error ? error.message : String(error) });
      }
    }
    default:
      return request.method === 'OPTIONS'
        ? plain(200, '')
        : json(404, { error: `There is no ${request.method} ${pathname}` });
  }
}

async function body(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}
