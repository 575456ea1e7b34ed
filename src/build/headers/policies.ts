import type { BuildConfig } from '../../config.ts';
import { origins } from '../../config.ts';
import { IMAGERY } from '../../catalog/imagery.ts';
import { PHOTO_HOSTS } from '../../catalog/photoHosts.ts';

/** What each kind of answer of a host is sent with. The one source of `_headers`, of the page's meta and of DEPLOY.md's blocks. */
export interface Policies {
  /** Of every file. */
  readonly all: Headers;
  /** Of the page itself, and of what has no policy of its own. */
  readonly page: Headers;
  /** Of `land.html`, with or without its ending. */
  readonly landing: Headers;
  /** Of the script that a worker starts with: a worker heeds that one's policy, not the page's. */
  readonly worker: Headers;
}

type Headers = Readonly<Record<string, string>>;

/** Text becomes code or markup only by the page's one policy (src/trusted.ts). */
const TRUSTED = "require-trusted-types-for 'script'";

/** Where the map stands, where the device points, and a screen that stays on along the way; writing to the clipboard is "Copy". */
const OPEN = [
  'accelerometer',
  'clipboard-write',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'screen-wake-lock',
];
const CLOSED = [
  'autoplay',
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'hid',
  'idle-detection',
  'local-fonts',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Shown after a click; none of them may be asked anything else. */
const PHOTOS: readonly string[] = [
  ...PHOTO_HOSTS.flatMap(({ images }) => images),
  ...new Set(IMAGERY.map(({ url }) => new URL(url).origin)),
];

/**
 * Only what the page itself needs, the servers that it is configured for, and the hosts of its features.
 * Leaflet and Preact set styles through the CSSOM, which needs no exception.
 */
export function pagePolicy(config: BuildConfig, hosts: readonly string[]): string {
  const { connect, images } = origins(config, hosts);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `img-src 'self' data: ${[...images, ...PHOTOS].join(' ')}`,
    `connect-src 'self' ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    TRUSTED,
    'trusted-types default',
  ].join('; ');
}

/** The headers for a build with these settings, whose features speak to these hosts. */
export function policiesOf(config: BuildConfig, hosts: readonly string[] = []): Policies {
  const { connect } = origins(config, hosts);
  const landing = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    TRUSTED,
    "trusted-types 'none'",
    "frame-ancestors 'none'",
  ];
  const worker = ["default-src 'none'", "script-src 'self'", `connect-src 'self' ${connect.join(' ')}`];
  return {
    all: {
      'Permissions-Policy': [
        ...OPEN.map((feature) => `${feature}=(self)`),
        ...CLOSED.map((feature) => `${feature}=()`),
      ].join(', '),
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
    },
    page: {
      // Anyone may show the map; inside a foreign frame nobody signs in or writes (src/state/readOnly.ts).
      'Content-Security-Policy': `${pagePolicy(config, hosts)}; frame-ancestors *`,
      // The sign-in window is a popup of this page: cut off, it could not be closed by it.
      'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    },
    // No opener policy: with one, the browser would cut it off from its own window, and it could not close itself.
    landing: { 'Content-Security-Policy': landing.join('; '), 'Cross-Origin-Opener-Policy': 'unsafe-none' },
    worker: { 'Content-Security-Policy': [...worker, TRUSTED, "trusted-types 'none'"].join('; ') },
  };
}
