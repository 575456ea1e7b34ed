import { expect, test } from 'vitest';
import { answer } from '../../../src/store/query/answers.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { Layers } from '../../../src/store/layers/layers.ts';
import { world } from '../../overpass/fakeOverpass.ts';

test('the outline of a way is asked of Overpass, whatever was read before', async () => {
  const geometry = [
    { lat: 1, lon: 2 },
    { lat: 3, lon: 4 },
  ];
  const { deps, sent } = world(
    () => new Response(JSON.stringify({ osm3s: {}, elements: [{ type: 'way', id: 7, geometry }] })),
  );
  const dictionary = new Dictionary();
  const known = {
    layers: new Layers(dictionary),
    dictionary,
    overpass: deps,
    now: () => 0,
    details: () => Promise.resolve(),
  };
  expect(await answer(known, 'outline', ['way/7'])).toEqual({
    type: 'LineString',
    coordinates: [
      [2, 1],
      [4, 3],
    ],
  });
  expect(sent).toHaveLength(1);
});
