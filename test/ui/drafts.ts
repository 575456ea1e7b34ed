/** Changes as an earlier visit left them. */
import { bearing } from '../../src/model/direction.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import { newDraft } from '../../src/state/edit/draft.ts';
import { formOf } from '../../src/state/edit/form.ts';
import { EMPTY_FORM } from '../../src/state/edit/draft.ts';
import { AUSTIN, camera, NOW } from './cameras.ts';

export const TAGS = {
  man_made: 'surveillance',
  'surveillance:type': 'ALPR',
  surveillance: 'public',
  'surveillance:zone': 'traffic',
  'camera:type': 'fixed',
  'camera:mount': 'pole',
  direction: '68',
  manufacturer: 'Flock Safety',
  'manufacturer:wikidata': 'Q108485435',
  electricity: 'solar',
};

/** A draft of a new camera. */
export function draft(rest: Partial<Draft> = {}): Draft {
  return newDraft({ id: 'd1', server: 'practice', step: 'describing', place: AUSTIN, changedAt: NOW, ...rest });
}

/** A draft of a change to node 508, which has these tags. */
export function changing(tags: Readonly<Record<string, string>>, rest: Partial<Draft> = {}): Draft {
  const base = camera(508, tags);
  return draft({ action: 'change', base, form: formOf(base.tags), ...rest });
}

/** A new camera, described. */
export const FILLED = draft({
  form: {
    ...EMPTY_FORM,
    maker: { name: 'Flock Safety', wikidata: 'Q108485435' },
    directions: [bearing(68), bearing(248)],
    operator: { name: 'Austin Police Department' },
    mount: 'pole',
  },
  source: 'survey',
});

/** A change of mount and operator, one tag taken away, and moved a little. */
export const CHANGED = changing(TAGS, {
  place: { lat: AUSTIN.lat + 0.0001, lon: AUSTIN.lon },
  form: {
    ...formOf(new Map(Object.entries(TAGS))),
    mount: 'wall',
    operator: { name: 'Austin Police Department', wikidata: 'Q4823109' },
  },
  extra: new Map([['electricity', null]]),
  source: 'survey',
});

export const REMOVAL = changing(TAGS, { id: 'd3', action: 'remove', reason: 'It is no longer there' });

/** Of one on a fuel station, which a way is drawn through as well. */
export const SHARED_REMOVAL = changing(
  { ...TAGS, amenity: 'fuel', name: 'Corner' },
  {
    id: 'd4',
    action: 'remove',
    reason: 'It is no longer there',
    uses: [{ key: 'way/7100', name: 'highway=primary' }],
  },
);
