/** The part of osm-auth 3.2.0 that is used. Its own types say that it is a class in a namespace, and leave out what it has. */

export interface OsmAuthOptions {
  readonly scope: string;
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly url: string;
  readonly apiUrl: string;
  /** In which language the server asks: BCP 47. It is sent as it is, and must not be empty. */
  readonly locale: string;
}

export interface OsmAuth {
  /** Set once the popup is on its way. */
  popupWindow?: Window;
  /** Opens the popup before it returns. May call back more than once, and after an abandoned sign-in. */
  authenticate(callback: (error: unknown) => void): void;
  /** How it asks for the token, once a code with its own state has come. Ours takes its place. */
  rawxhr: (method: string, url: string) => void;
}

export type CreateOsmAuth = (options: OsmAuthOptions) => OsmAuth;
