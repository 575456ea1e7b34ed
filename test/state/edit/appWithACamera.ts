import type { App } from '../../stub/app.ts';
import { camera, settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { SENT } from '../../stub/osm.ts';

/** What the camera says of itself. */
export const TAGS = {
  man_made: 'surveillance',
  'surveillance:type': 'ALPR',
  'camera:direction': 'forward',
  manufacturer: 'Genetec',
  'manufacturer:wikidata': 'Q30295174',
  odd: 'kept',
};

/** A state that looks at node 101, version 3 at the API, which takes every change as the next version. */
export async function appWithACamera(): Promise<App> {
  const at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
  at.writing.nodes = [{ ...camera(101, 40, -75, TAGS), version: 3 }];
  at.writing.upload = async (job, watch) => {
    await watch.save(SENT);
    const base = job.change.kind === 'create' ? { id: 900, version: 0 } : job.change.base;
    return { kind: 'saved', id: base.id, version: base.version + 1, changeset: 5 };
  };
  await settled();
  return at;
}
