/** Drawings that the first view does without, as paths on the grid of icons.tsx. */
export const COPY =
  'M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM16 9V4a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3';
export const PIN = 'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zm0-14.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z';
export const TRASH = 'M4 7h16M9 7V4h6v3m3 0-1 13H7L6 7m4 4v5m4-5v5';
export const NEXT = 'M9 5l7 7-7 7';
export const PREVIOUS = 'M15 5l-7 7 7 7';
export const EXTERNAL = 'M14 4h6v6m0-6-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5';
export const UP = 'M5 15l7-7 7 7';
export const MORE = 'M5 12h.01M12 12h.01M19 12h.01';
