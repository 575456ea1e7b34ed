/** Keys whose values name photos: addresses, files or ids of the sites that they are named for. */
export const PHOTO_KEY = {
  image: 'image',
  commons: 'wikimedia_commons',
  mapillary: 'mapillary',
  panoramax: 'panoramax',
} as const;
