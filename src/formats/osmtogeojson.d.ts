/** osmtogeojson 2.2.12 comes without types; this is the part that is used. */
declare module 'osmtogeojson' {
  interface Options {
    /** False keeps tags apart from metadata, so that a tag named `id` or `timestamp` is not lost. */
    readonly flatProperties: false;
  }
  const osmtogeojson: (data: { readonly elements: readonly unknown[] }, options: Options) => unknown;
  export default osmtogeojson;
}
