/** What the changesets of tests say of the page that made them. */
export const ABOUT = { version: '1.0.0', host: 'https://example.org/sightline/', locale: 'en' };
