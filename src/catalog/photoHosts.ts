/** A site whose photos may be shown within the page. */
export interface PhotoHost {
  /** As it calls itself. */
  readonly name: string;
  /** Where its photos lie, and where those addresses lead on to. The page's `img-src` is made from these. */
  readonly images: readonly string[];
  /** What tells a photo's author and license. Without one a photo is shown only after a click, as of unstated license. */
  readonly describedBy?: string;
}

/** Its catalog over all instances, and where the instances keep their pictures. */
export const PANORAMAX: PhotoHost = {
  name: 'Panoramax',
  images: [
    'https://api.panoramax.xyz',
    'https://panoramax.openstreetmap.fr',
    'https://panoramax.ign.fr',
    // Where the one of IGN leads on to.
    'https://panoramax-storage-public-fast.s3.gra.perf.cloud.ovh.net',
  ],
  describedBy: 'https://api.panoramax.xyz',
};

export const COMMONS: PhotoHost = {
  name: 'Wikimedia Commons',
  images: ['https://upload.wikimedia.org', 'https://commons.wikimedia.org'],
  describedBy: 'https://commons.wikimedia.org',
};

/** A new one is one entry here: https only, and no wildcards. */
export const PHOTO_HOSTS: readonly PhotoHost[] = [
  PANORAMAX,
  COMMONS,
  { name: 'alpr.pictures', images: ['https://alpr.pictures'] },
];
