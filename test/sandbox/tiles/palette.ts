import type { Level } from './streets.ts';

export type Scheme = 'light' | 'dark';

/** Colors of a base map that stays behind what is drawn on it. */
export interface Palette {
  readonly land: string;
  readonly water: string;
  readonly town: string;
  readonly park: string;
  readonly wood: string;
  readonly industry: string;
  readonly field: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly street: Readonly<Record<Level, { readonly fill: string; readonly casing: string }>>;
  readonly label: string;
  readonly streetLabel: string;
  readonly halo: string;
  readonly waterEdge: string;
}

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    land: '#f5f3ee',
    water: '#c3d9e6',
    waterEdge: '#a9c5d6',
    town: '#ece8e1',
    park: '#d9e7cc',
    wood: '#dfe9d5',
    industry: '#e8e3e8',
    field: '#f1f0e2',
    building: '#dfd9d0',
    buildingEdge: '#cdc6ba',
    street: {
      motorway: { fill: '#f0d6b4', casing: '#cfae83' },
      primary: { fill: '#f9edcf', casing: '#d3c49b' },
      secondary: { fill: '#fffbee', casing: '#cfc9b8' },
      tertiary: { fill: '#ffffff', casing: '#d3cec3' },
      residential: { fill: '#ffffff', casing: '#dad5cb' },
    },
    label: '#4b4a47',
    streetLabel: '#6a6761',
    halo: '#ffffff',
  },
  dark: {
    land: '#1d2228',
    water: '#122230',
    waterEdge: '#1c3446',
    town: '#23292f',
    park: '#1f2f27',
    wood: '#1d2b25',
    industry: '#272930',
    field: '#20262a',
    building: '#2c333b',
    buildingEdge: '#363e47',
    street: {
      motorway: { fill: '#5f5140', casing: '#2a241d' },
      primary: { fill: '#4d483c', casing: '#23211c' },
      secondary: { fill: '#414952', casing: '#1a1f24' },
      tertiary: { fill: '#3a424a', casing: '#1a1f24' },
      residential: { fill: '#353c44', casing: '#1b2025' },
    },
    label: '#c3cad1',
    streetLabel: '#97a0aa',
    halo: '#171b20',
  },
};
