/** What the map's controls open, in one piece. */
export { Filters } from './Filters.tsx';
export { Layers } from './Layers.tsx';
