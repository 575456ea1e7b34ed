import type { Camera } from '../../model/camera.ts';
import { KEY } from '../../model/tagging/keys.ts';
import type { ExportAbout, ExportSink } from './exportSink.ts';
import { aboutText, degreesText, editedText, osmAddress, tagsJson } from './exportSink.ts';

/** Columns that hold a tag, under the tag's own name. */
const TAGS = [KEY.maker, KEY.operator, KEY.direction, KEY.lens, KEY.mount, KEY.zone] as const;
const HEADER = ['type', 'id', 'version', 'edited', 'lat', 'lon', ...TAGS, 'tags', 'link', 'about'];

/** So that a spreadsheet takes it for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * CSV (RFC 4180). A text that a spreadsheet would run begins with an apostrophe. `tags` has all tags as JSON, which never needs one; `about`, in the
 * first row, what the file says of itself: a line before the header would be no CSV.
 */
export function createCsvSink(about: ExportAbout): ExportSink {
  const parts = [`${BYTE_ORDER_MARK}${HEADER.map((name) => quoted(name)).join(',')}\r\n`];
  let first = true;
  return {
    add(cameras) {
      for (const camera of cameras) {
        parts.push(`${rowText(camera, first ? aboutText(about) : '')}\r\n`);
        first = false;
      }
    },
    finish: () => parts,
  };
}

function rowText(camera: Camera, about: string): string {
  const cells = [
    camera.type,
    String(camera.id),
    camera.version === 0 ? '' : String(camera.version),
    editedText(camera) ?? '',
    // Numbers of ours, not texts from strangers: a minus is one.
    degreesText(camera.lat),
    degreesText(camera.lon),
    ...TAGS.map((key) => csvCell(camera.tags.get(key) ?? '')),
    quoted(tagsJson(camera.tags)),
    osmAddress(camera),
    quoted(about),
  ];
  return cells.join(',');
}

/** A text as a cell that is read as that text, by spreadsheets too. */
export function csvCell(text: string): string {
  return quoted(harmless(text));
}

/** Spreadsheets run what begins with = + - @, in full width too, or with white space that they strip. */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
