/** Leaflet's ES module build: no global `L`, and half a kilobyte lighter than the UMD one. Typed as the package itself. */
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}
