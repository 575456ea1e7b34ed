import type { Device } from '../model/tagging/device.ts';
import { KEY } from '../model/tagging/keys.ts';

/** A license plate reader: what this map is of. */
export const READER: Device = {
  id: 'reader',
  markings: [
    { key: 'surveillance:type', values: ['ALPR', 'ANPR'] },
    // In car parks, beside `surveillance:type=camera`.
    { key: 'surveillance:ALPR', values: ['yes'] },
  ],
  baseTags: new Map([
    [KEY.manMade, 'surveillance'],
    ['surveillance:type', 'ALPR'],
    [KEY.cameraType, 'fixed'],
  ]),
};
