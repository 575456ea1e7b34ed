import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { READER } from '../../../src/catalog/devices.ts';
import type { Use } from '../../../src/model/tagging/removal.ts';
import { removalOf } from '../../../src/model/tagging/removal.ts';

const ALPR = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
const READER_TAGS = {
  ...ALPR,
  surveillance: 'public',
  'surveillance:zone': 'traffic',
  'camera:type': 'fixed',
  'camera:mount': 'pole',
  manufacturer: 'Flock Safety',
  'manufacturer:wikidata': 'Q108485435',
  direction: '90',
};
const WAY: Use = { key: 'way/7100', name: 'highway=primary' };
const ENFORCEMENT: Use = { key: 'relation/5', name: 'type=enforcement' };

function removal(tags: Readonly<Record<string, string>>, uses: readonly Use[] = []): unknown {
  const found = removalOf(READER, new Map(Object.entries(tags)), uses);
  return found.kind === 'delete' ? 'delete' : { tags: Object.fromEntries(found.tags), why: found.why };
}
const also = (key: string, value: string): unknown => ({ kind: 'also', tag: { key, value } });

describe('a reader that is removed', () => {
  it('is deleted where the node is nothing else, whatever it is called and whoever runs it', () => {
    expect(removal(READER_TAGS)).toBe('delete');
    expect(removal({ ...READER_TAGS, name: 'Cam 7', operator: 'City', ref: '7', note: 'x', odd: 'y' })).toBe('delete');
    expect(removal({ ...READER_TAGS, power: 'solar', indoor: 'no', support: 'pole' })).toBe('delete');
    expect(removal({ 'surveillance:type': 'ANPR', 'surveillance:ALPR': 'yes' })).toBe('delete');
    expect(removal({ man_made: 'Surveillance', 'surveillance:type': 'alpr' })).toBe('delete');
  });

  it('leaves a fuel station with its name, and all that may be its', () => {
    const fuel = {
      amenity: 'fuel',
      name: 'Corner',
      brand: 'Shell',
      operator: 'X',
      ref: '1',
      source: 's',
      note: 'n',
      odd: 'o',
    };
    expect(removal({ ...READER_TAGS, ...fuel })).toEqual({ tags: fuel, why: [also('amenity', 'fuel')] });
  });

  it('leaves a direction only to what may face one', () => {
    expect(removal({ ...READER_TAGS, highway: 'street_lamp' })).toEqual({
      tags: { direction: '90', highway: 'street_lamp' },
      why: [also('highway', 'street_lamp')],
    });
    expect(removal({ ...READER_TAGS, amenity: 'bench' })).toMatchObject({
      tags: { amenity: 'bench', direction: '90' },
    });
    expect(removal({ ...READER_TAGS, shop: 'car' })).toMatchObject({ tags: { shop: 'car' } });
  });

  it.each(['camera;ALPR', 'ALPR;camera', 'camera; ALPR', 'ANPR;camera;ALPR'])(
    'leaves the other camera of %s with all that is said of the two',
    (type) => {
      expect(removal({ ...READER_TAGS, 'surveillance:type': type })).toEqual({
        tags: { ...READER_TAGS, 'surveillance:type': 'camera' },
        why: [also('surveillance:type', 'camera')],
      });
    },
  );

  it('leaves a reader that reads plates as well as a camera', () => {
    const camera = { ...READER_TAGS, 'surveillance:type': 'camera' };
    expect(removal({ ...camera, 'surveillance:ALPR': 'yes' })).toMatchObject({ tags: camera });
  });

  it('leaves what else it was made as', () => {
    expect(removal({ ...READER_TAGS, man_made: 'surveillance;mast', direction: '5' })).toMatchObject({
      tags: { man_made: 'mast', direction: '5' },
    });
    expect(removal({ ...READER_TAGS, man_made: 'gantry' })).toMatchObject({ why: [also('man_made', 'gantry')] });
  });

  it('leaves what is out of use, or to come', () => {
    expect(removal({ ...READER_TAGS, 'disused:amenity': 'fuel' })).toEqual({
      tags: { direction: '90', 'disused:amenity': 'fuel' },
      why: [also('disused:amenity', 'fuel')],
    });
  });

  it('leaves a point of a way, and a member of a relation', () => {
    expect(removal({ ...READER_TAGS, note: 'n' }, [WAY, ENFORCEMENT])).toEqual({
      tags: { note: 'n' },
      why: [
        { kind: 'used', use: WAY },
        { kind: 'used', use: ENFORCEMENT },
      ],
    });
  });
});

const data = process.env['SIGHTLINE_DATA'];
test.skipIf(data === undefined || !existsSync(data))('the toll gantries and lamps of the real data stay', () => {
  const bytes = readFileSync(data ?? '');
  const text = (data?.endsWith('.gz') === true ? gunzipSync(bytes) : bytes).toString('utf8');
  const { elements }: { readonly elements: readonly { readonly tags: Readonly<Record<string, string>> }[] } =
    JSON.parse(text);
  const shared = elements.filter(({ tags }) => removal(tags) !== 'delete');
  const expected = elements.filter(({ tags }) => ['toll_gantry', 'street_lamp'].includes(tags['highway'] ?? ''));
  expect(shared).toEqual(expected);
  for (const { tags } of expected) {
    const kept = Object.entries(tags).filter(([key]) => !/^(man_made|surveillance|camera|manufacturer)(:|$)/.test(key));
    expect(removal(tags)).toMatchObject({ tags: Object.fromEntries(kept) });
  }
});
