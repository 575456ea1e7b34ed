import type { AreaCounts } from './countAreas.ts';
import { ATTRIBUTION, LICENSE } from '../../snapshot/fileFormat.ts';

/** What `areas.json` is of. */
export interface AreasAbout {
  /** When the readers' data was true, ISO 8601; null where the file of the readers doesn't say. */
  readonly base: string | null;
  /** Of which day the populations are, in the words of their file; null without. */
  readonly vintage: string | null;
}

/** `areas.json`: counts by country, US state and county (docs/DATA.md). */
export function areasFile({ base, vintage }: AreasAbout, counts: AreaCounts): string {
  return `${JSON.stringify({
    format: 1,
    base,
    license: LICENSE,
    attribution: ATTRIBUTION,
    boundaries: 'US Census Bureau, cartographic boundaries 2023 (simplified); countries: country-coder',
    population: vintage,
    ...counts,
  })}\n`;
}
