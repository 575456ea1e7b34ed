import type { Box } from '../model/box.ts';
import type { BaseMap } from './baseMaps.ts';

/** Aerial photos that OpenStreetMap may be drawn from. */
export interface Imagery {
  readonly id: string;
  /** A word for it on a button. */
  readonly short: string;
  /** As its makers and OpenStreetMap's editors call it; written as the changeset's `imagery_used`. */
  readonly name: string;
  /** Leaflet's tile template, https. */
  readonly url: string;
  /** On the map. */
  readonly attribution: string;
  /** Where its terms, or what they rest on, can be read. */
  readonly terms: string | null;
  readonly maxNativeZoom: number;
  /** When the photos were taken; null where that is not told, or differs from place to place. */
  readonly taken: string | null;
  /** Roughly where there is any; null: everywhere. Beyond its edges tiles are missing, which the page tells. */
  readonly boxes: readonly Box[] | null;
}

const box = (west: number, south: number, east: number, north: number): Box => ({ west, south, east, north });

const FRANCE = [
  box(-5.2, 47.2, 8.3, 49.2),
  box(-1.9, 43.2, 7.2, 47.2),
  box(-1.9, 49.2, 4.9, 50),
  box(1.5, 50, 3.6, 51.1),
  box(-1.5, 42.3, 3.3, 43.2),
  box(8.5, 41.3, 9.6, 43.1),
];

/**
 * Without a key, and allowed for OpenStreetMap: in the public domain, under an open license that the Editor Layer Index
 * (https://github.com/osmlab/editor-layer-index, as of 22 October 2024: addresses, years, zooms) names, or by a permission
 * that it or OpenStreetMap's wiki records. The nearer comes first. The content security policy follows by itself.
 * Nothing of Google's: OpenStreetMap has no license to use it.
 */
export const IMAGERY: readonly Imagery[] = [
  {
    id: 'ADOP_2023_9in',
    short: 'Arkansas',
    name: 'ADOP Orthoimagery 2023 (9in)',
    url: 'https://gis.arkansas.gov/arcgis/rest/services/ImageServices/IMAGERY_9IN_2023/ImageServer/tile/{z}/{y}/{x}',
    attribution: 'Arkansas GIS Office',
    terms: 'https://wiki.openstreetmap.org/wiki/Arkansas/Arkansas_GIS_Office',
    maxNativeZoom: 19,
    taken: '2023',
    boxes: [box(-94.65, 33, -90.9, 36.5), box(-90.9, 34.8, -89.6, 36.5)],
  },
  {
    id: 'Oregon-OSIP-2022',
    short: 'Oregon',
    name: 'Oregon Statewide Imagery Program (2022)',
    url: 'https://imagery.oregonexplorer.info/arcgis/rest/services/OSIP_2022/OSIP_2022_WM/ImageServer/tile/{z}/{y}/{x}',
    attribution: 'State of Oregon',
    terms: 'https://www.usda.gov/policies-and-links/',
    maxNativeZoom: 19,
    taken: '2022',
    boxes: [box(-124.7, 41.95, -116.9, 45.65), box(-124.1, 45.65, -122.75, 46.25), box(-119.3, 45.65, -116.9, 46)],
  },
  {
    id: 'VT_Best_CLR',
    short: 'Vermont',
    name: 'VIP Orthoimagery - Best of Color',
    url: 'https://maps.vcgi.vermont.gov/arcgis/rest/services/EGC_services/IMG_VCGI_CLR_WM_CACHE/ImageServer/WMTS/tile/1.0.0/EGC_services_IMG_VCGI_CLR_WM_CACHE/default/default028mm/{z}/{y}/{x}',
    attribution: 'Vermont Imagery Program, VCGI',
    terms: 'https://wiki.openstreetmap.org/wiki/Vermont#Resources',
    maxNativeZoom: 20,
    taken: '2021–2023',
    boxes: [box(-73.45, 42.7, -72.3, 45.05), box(-72.3, 44, -71.45, 45.05)],
  },
  {
    id: 'fr.ign.bdortho',
    short: 'IGN',
    name: 'BDOrtho IGN',
    url: 'https://data.geopf.fr/tms/1.0.0/ORTHOIMAGERY.ORTHOPHOTOS/{z}/{x}/{y}.jpeg',
    attribution: 'BDOrtho IGN',
    terms: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    maxNativeZoom: 19,
    taken: '2021–2023',
    boxes: FRANCE,
  },
  {
    id: 'basemap.at-orthofoto',
    short: 'basemap.at',
    name: 'basemap.at Orthofoto',
    url: 'https://mapsneu.wien.gv.at/basemap/bmaporthofoto30cm/normal/google3857/{z}/{y}/{x}.jpeg',
    attribution: 'basemap.at',
    terms: 'https://basemap.at/',
    maxNativeZoom: 20,
    taken: null,
    boxes: [box(9.5, 46.8, 13, 47.75), box(12.7, 46.35, 16.2, 48.8), box(16.2, 46.8, 17.2, 48.8)],
  },
  {
    id: 'USGS-Imagery',
    short: 'USGS',
    name: 'USGS Imagery',
    url: 'https://basemap.nationalmap.gov/arcgis/rest/services/USGSImageryOnly/MapServer/tile/{z}/{y}/{x}',
    attribution: 'U.S. Geological Survey',
    terms: 'https://www.usgs.gov/information-policies-and-instructions/copyrights-and-credits',
    maxNativeZoom: 20,
    taken: null,
    boxes: [
      box(-124.8, 24.4, -66.9, 49.4),
      box(-179.2, 51, -129.9, 71.5),
      box(-160.4, 18.8, -154.7, 22.4),
      box(-67.4, 17.6, -64.5, 18.6),
    ],
  },
  {
    id: 'USDA-NAIP',
    short: 'NAIP',
    name: 'National Agriculture Imagery Program',
    url: 'https://gis.apfo.usda.gov/arcgis/rest/services/NAIP/USDA_CONUS_PRIME/ImageServer/tile/{z}/{y}/{x}',
    attribution: 'U.S. Department of Agriculture',
    terms: 'https://www.usda.gov/policies-and-links/',
    maxNativeZoom: 20,
    taken: '2021–2023',
    boxes: [box(-124.8, 24.4, -66.9, 49.4)],
  },
  {
    id: 'EsriWorldImagery',
    short: 'Esri',
    name: 'Esri World Imagery',
    url: 'https://services.arcgisonline.com/arcgis/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}',
    attribution: 'Esri',
    // All whose photos these are, too.
    terms: 'https://wiki.openstreetmap.org/wiki/Esri',
    // Deeper there are placeholders in places, which no page can tell from photos.
    maxNativeZoom: 19,
    taken: null,
    boxes: null,
  },
];

/** A deployer's own; what its name and attribution say is written, too. Offered first, everywhere. */
export function ownImagery(url: string, attribution: string): Imagery {
  return {
    id: 'own',
    short: attribution,
    name: attribution,
    url,
    attribution,
    terms: null,
    maxNativeZoom: 20,
    taken: null,
    boxes: null,
  };
}

/** As the ground of the map. The readers on it are OpenStreetMap's, whatever lies beneath. */
export function groundOf({ id, name, url, attribution, maxNativeZoom }: Imagery): BaseMap {
  return {
    id,
    name,
    url,
    attribution: {
      text: `${attribution} · © OpenStreetMap contributors`,
      href: 'https://www.openstreetmap.org/copyright',
    },
    maxNativeZoom,
    imageryUsed: name,
  };
}
