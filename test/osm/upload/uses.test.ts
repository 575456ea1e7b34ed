import { describe, expect, test } from 'vitest';
import type { CameraKey } from '../../../src/model/camera.ts';
import type { NodeChange, UploadOutcome } from '../../../src/osm/types.ts';
import { given, modify, TAGS } from '../givenCameras.ts';

/** An upload of a change of node 102, by someone who knows of some of the way and the relation that it is in. */
async function uploaded(
  known: readonly CameraKey[],
  kind: 'move' | 'tag' | 'delete',
): Promise<{ readonly outcome: UploadOutcome; readonly methods: ReadonlySet<string>; readonly log: string }> {
  const { sandbox, reader, upload } = given();
  const base = await reader.node(102);
  const change: NodeChange =
    kind === 'delete'
      ? { kind, base }
      : kind === 'move'
        ? modify(base, TAGS, { ...base, lat: base.lat + 0.0003 })
        : modify(base, { ...TAGS, ref: 'A' });
  const outcome = await upload(change, { uses: new Set(known) });
  return { outcome, methods: new Set(sandbox.log.map(({ method }) => method)), log: JSON.stringify(sandbox.log) };
}

describe('a way and a relation that the node came into since the change was begun', () => {
  test.each([
    ['moved', 'move', []],
    ['moved by who knows of the way alone', 'move', ['way/300']],
    ['moved by who knows of the relation alone', 'move', ['relation/400']],
    ['deleted', 'delete', []],
  ] as const)('are told before it is %s, and nothing is written', async (_name, kind, known) => {
    const { outcome, methods } = await uploaded(known, kind);
    expect(outcome).toMatchObject({
      kind: 'rejected',
      failure: { kind: 'in-use' },
      uses: [{ key: 'way/300', name: 'highway=service' }, { key: 'relation/400' }],
    });
    expect([...methods]).toEqual(['GET']);
  });

  test('hold up nobody who knows of both', async () => {
    expect((await uploaded(['way/300', 'relation/400'], 'move')).outcome).toMatchObject({ kind: 'saved', version: 2 });
  });

  test('are not asked for where only tags change', async () => {
    const { outcome, log } = await uploaded([], 'tag');
    expect(outcome).toMatchObject({ kind: 'saved' });
    expect(log).not.toContain('ways.json');
  });
});
