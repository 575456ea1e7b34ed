import { expect, test } from 'vitest';
import { withImagery, withSource } from '../../../src/state/edit/imageryUsed.ts';

const MAP = 'OpenStreetMap standard layer';
const none = { imageryUsed: null };

test('photos that were looked at are named whatever it was seen with, each once, in order', () => {
  const one = withImagery(none, 'USGS Imagery', MAP);
  const two = withImagery(withImagery(one, 'Esri World Imagery', MAP), 'USGS Imagery', MAP);
  expect(two).toEqual({ imageryUsed: 'USGS Imagery; Esri World Imagery' });
  for (const source of ['survey', 'imagery', null] as const)
    expect(withSource(two, source, MAP)).toEqual({ source, imageryUsed: 'USGS Imagery; Esri World Imagery' });
});

test('without any, imagery means the background, and anything else names nothing', () => {
  const imagery = withSource(none, 'imagery', MAP);
  expect(imagery).toEqual({ source: 'imagery', imageryUsed: MAP });
  expect(withSource(imagery, 'survey', MAP)).toEqual({ source: 'survey', imageryUsed: null });
  expect(withSource(none, 'imagery', null)).toEqual({ source: 'imagery', imageryUsed: null });
});

test('a background that was taken for imagery gives way to photos', () => {
  expect(withImagery({ imageryUsed: MAP }, 'USGS Imagery', MAP)).toEqual({ imageryUsed: 'USGS Imagery' });
});
