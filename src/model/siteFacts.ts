/** What a build says of the site that it is for; addresses are http(s) or mailto. */
export interface SiteFacts {
  readonly operator: string | null;
  readonly contact: string | null;
  readonly source: string | null;
  /** Names of hosts, by what a browser tells them. */
  readonly told: {
    /** Which part of the map is looked at, for its background. */
    readonly tiles: readonly string[];
    /** Which part of the map is looked at, for the readers in it. */
    readonly overpass: readonly string[];
    /** What is looked up, and what one changes. */
    readonly osm: readonly string[];
    /** Only what a person asks for. */
    readonly features: readonly string[];
  };
}
