import { testNode, testRelation, testWay } from './testing.ts';

/** Nodes, one of them in its second version, some of them in a way and a relation. */
export const world = [
  testNode(508, 51.5, 10.5, { 'surveillance:type': 'ALPR' }, { version: 2 }),
  testNode(513, 51.6, 10.6, {}),
  testNode(514, 51.61, 10.61, {}),
  testNode(515, 51.62, 10.62, {}),
  testWay(1, [513, 514], { building: 'yes' }),
  testRelation(
    9,
    [
      { type: 'node', ref: 515, role: 'device' },
      { type: 'way', ref: 1, role: '' },
    ],
    { type: 'site' },
  ),
];

/** One `<node>`; `CS` stands for the changeset's id. */
export const node = (id: number, attributes: string, tags = ''): string =>
  `<node id="${id}" changeset="CS" ${attributes}>${tags}</node>`;
/** A block that creates node -1. */
export const create = (
  tags = '<tag k="surveillance:type" v="ALPR"/>',
  place = 'lat="51.5000000" lon="10.5000000"',
): string => `<create>${node(-1, place, tags)}</create>`;
/** A block that changes the tags of node 508 from this version. */
export const modify = (version: number): string =>
  `<modify>${node(508, `version="${version}" lat="51.5" lon="10.5"`, '<tag k="a" v="b"/>')}</modify>`;
