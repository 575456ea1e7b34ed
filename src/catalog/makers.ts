import type { Maker } from '../model/tagging/makerFinder.ts';

/** Offered in the form, commonest first. A new maker is one entry here. */
export const MAKERS: readonly Maker[] = [
  {
    name: 'Flock Safety',
    wikidata: 'Q108485435',
    onlyIn: 'US',
    spellings: ['Flock', 'Flock Safety Inc', 'Flock Safety Inc.', 'Flock Group Inc.', 'Flock Group Inc'],
  },
  { name: 'Motorola Solutions', wikidata: 'Q634815', spellings: ['motorola', 'Vigilant', 'Vigilant Solutions'] },
  { name: 'Genetec', wikidata: 'Q30295174', spellings: ['AutoVu', 'Genetec AutoVu'] },
  { name: 'Leonardo', wikidata: 'Q910379', spellings: ['ELSAG', 'Selex', 'Leonardo ELSAG'] },
  { name: 'Neology, Inc.', spellings: ['Neology', 'PIPS', 'PIPS Technology'] },
  { name: 'Rekor', spellings: ['OpenALPR', 'Rekor Systems'] },
  { name: 'Axis Communications', wikidata: 'Q2347731', spellings: ['Axis'] },
];

/** Seen more rarely: offered as suggestions while typing. */
export const RARE_MAKERS: readonly string[] = [
  'Adaptive Recognition',
  'Avigilon',
  'Axon',
  'Cyber Secure',
  'Dahua',
  'Ekin',
  'Hanwha',
  'Hikvision',
  'ICamera',
  'Insight LPR',
  'Jenoptik',
  'Kapsch',
  'LiveView Technologies',
  'MAV',
  'Mobotix',
  'NDI',
  'Obvio',
  'PlateLogiq',
  'PlateSmart',
  'Redspeed',
  'Siemens Yunex',
  'Tattile',
  'TransCore',
  'Ubicquia',
  'Uniview',
  'Verkada',
];
