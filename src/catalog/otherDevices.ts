import type { Device, Marking } from '../model/tagging/device.ts';

/** A device that stands by roads and is no license plate reader, though it may be taken for one. */
export interface OtherDevice extends Pick<Device, 'id' | 'markings'> {
  /** Where this key is there, it has to say so as well. */
  readonly unless?: Marking;
}

/**
 * The first that fits is what it is, readers put aside. Names are messages `devices.<id>` and `devices.<id>.one`, icons the map's own.
 * One entry makes a layer: Overpass's query, the choice of it and what is told near a cross follow.
 */
export const OTHER_DEVICES = [
  { id: 'gunshot', markings: [{ key: 'surveillance:type', values: ['gunshot_detector'] }] },
  // The relation that joins the device with the road that it watches.
  { id: 'redLight', markings: [{ key: 'enforcement', values: ['traffic_signals'] }] },
  { id: 'speed', markings: [{ key: 'highway', values: ['speed_camera'] }] },
  {
    id: 'camera',
    markings: [{ key: 'man_made', values: ['surveillance'] }],
    unless: { key: 'surveillance:type', values: ['camera'] },
  },
] as const satisfies readonly OtherDevice[];

export type OtherKind = (typeof OTHER_DEVICES)[number]['id'];
