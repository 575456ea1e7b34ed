import { DOMParser } from '@xmldom/xmldom';
import type { ParseXml } from '../../features/route/read/linesOfXml.ts';

/** XML where there is no browser. Entities of a document's own are not expanded, and nothing is fetched. */
export const parseXml: ParseXml = (text) =>
  new DOMParser({
    onError(level, message) {
      if (level !== 'warning') throw new Error(message);
    },
  }).parseFromString(text, 'text/xml');
