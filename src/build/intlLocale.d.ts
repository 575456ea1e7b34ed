/** What Node's Intl has, and TypeScript's types don't yet: https://tc39.es/proposal-intl-locale-info/ */
declare namespace Intl {
  interface Locale {
    /** Time zones in use in the tag's region; undefined where it names none. */
    getTimeZones(): readonly string[] | undefined;
  }
}
