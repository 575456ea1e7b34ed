/** Where the map opens for someone who has never been here: Atlanta, close enough to read cameras at once. */
export const START = { centre: { lat: 33.755, lon: -84.39 }, zoom: 12 } as const;
