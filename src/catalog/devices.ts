import type { Device } from '../model/tagging/device.ts';

/** A license plate reader: what this map is of. */
export const READER: Device = {
  id: 'reader',
  markings: [
    { key: 'surveillance:type', values: ['ALPR', 'ANPR'] },
    // In car parks, beside `surveillance:type=camera`.
    { key: 'surveillance:ALPR', values: ['yes'] },
  ],
  baseTags: new Map([
    ['man_made', 'surveillance'],
    ['surveillance:type', 'ALPR'],
    ['camera:type', 'fixed'],
  ]),
  kind: { key: 'man_made', value: 'surveillance' },
  ownKeys: ['surveillance', 'camera', 'manufacturer'],
};
