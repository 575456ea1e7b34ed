/** Where the practice world is; close enough to read its readers at once. */
export const START = { centre: { lat: 33.755, lon: -84.39 }, zoom: 12 } as const;
