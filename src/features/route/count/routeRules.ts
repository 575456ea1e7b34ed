/** When a reader counts as on a route. docs/METHODS.md says the same in words. */
export interface RouteRules {
  /** Most metres from the route. */
  readonly threshold: number;
  /** Most degrees between where it looks and the axis of the road. */
  readonly angle: number;
  /** Which plate it must see of who drives the route: the front one, the rear one, or either. */
  readonly travel: Travel;
}

export type Travel = 'either' | 'front' | 'rear';

export const ROUTE_RULES: RouteRules = { threshold: 50, angle: 50, travel: 'either' };

/** What a person may choose: wider than any road, and less than a crossing of two roads would need. */
export const LIMITS = { threshold: { least: 1, most: 1000 }, angle: { least: 0, most: 90 } } as const;
