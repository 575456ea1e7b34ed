import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, parseKey } from '../../src/model/camera.ts';

describe('camera keys', () => {
  it('are read as they are written, for every id that OpenStreetMap can give', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('node' as const, 'way' as const, 'relation' as const),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        (type, id) => {
          expect(parseKey(keyOf({ type, id }))).toEqual({ type, id });
        },
      ),
    );
  });

  it.each([
    'node/0',
    'node/-1',
    'node/01',
    'node/1.5',
    'node/',
    'node',
    'area/1',
    'node/1/2',
    ' node/1',
    'node/9007199254740993',
    'NODE/1',
    '',
  ])('%j is none', (text) => {
    expect(parseKey(text)).toBeNull();
  });
});
