/** Photos as devices write them: a JPEG or HEIC around a TIFF with the tags of EXIF. */
export interface PhotoTags {
  readonly lat?: readonly [number, number, number];
  readonly latRef?: string;
  readonly lon?: readonly [number, number, number];
  readonly lonRef?: string;
  readonly bearing?: number;
  readonly bearingRef?: string;
  readonly accuracy?: number;
  readonly time?: string;
  /** Byte order; `II` is little-endian. */
  readonly order?: 'II' | 'MM';
  /** Below each fraction; 0 makes nonsense of them. */
  readonly below?: number;
}

type Entry = readonly [tag: number, type: 2 | 4 | 5, values: string | readonly number[]];

/** The TIFF that stands after `Exif\\0\\0`. */
function tiff({ order = 'MM', below = 10_000, ...tags }: PhotoTags): Uint8Array {
  const bytes = new Uint8Array(1024);
  const view = new DataView(bytes.buffer);
  const little = order === 'II';
  bytes.set(new TextEncoder().encode(order));
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  let free = 200;
  const directory = (at: number, entries: readonly Entry[]): void => {
    view.setUint16(at, entries.length, little);
    for (const [index, [tag, type, values]] of entries.entries()) {
      const from = at + 2 + index * 12;
      view.setUint16(from, tag, little);
      view.setUint16(from + 2, type, little);
      if (typeof values === 'string') {
        const text = new TextEncoder().encode(`${values}\0`);
        view.setUint32(from + 4, text.length, little);
        if (text.length <= 4) bytes.set(text, from + 8);
        else {
          view.setUint32(from + 8, free, little);
          bytes.set(text, free);
          free += text.length + (text.length % 2);
        }
      } else if (type === 4) {
        view.setUint32(from + 4, 1, little);
        view.setUint32(from + 8, values[0] ?? 0, little);
      } else {
        view.setUint32(from + 4, values.length, little);
        view.setUint32(from + 8, free, little);
        for (const value of values) {
          view.setUint32(free, Math.round(value * (below === 0 ? 1 : below)), little);
          view.setUint32(free + 4, below, little);
          free += 8;
        }
      }
    }
  };
  const gps: Entry[] = [];
  if (tags.latRef !== undefined) gps.push([1, 2, tags.latRef]);
  if (tags.lat !== undefined) gps.push([2, 5, tags.lat]);
  if (tags.lonRef !== undefined) gps.push([3, 2, tags.lonRef]);
  if (tags.lon !== undefined) gps.push([4, 5, tags.lon]);
  if (tags.bearingRef !== undefined) gps.push([16, 2, tags.bearingRef]);
  if (tags.bearing !== undefined) gps.push([17, 5, [tags.bearing]]);
  if (tags.accuracy !== undefined) gps.push([31, 5, [tags.accuracy]]);
  directory(8, [
    [0x87_69, 4, [50]],
    [0x88_25, 4, [80]],
  ]);
  directory(50, tags.time === undefined ? [] : [[0x90_03, 2, tags.time]]);
  directory(80, gps);
  return bytes;
}

export function jpeg(tags: PhotoTags): ArrayBuffer {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff(tags)];
  const length = exif.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...exif, 0xff, 0xd9]).buffer;
}

/** A HEIC whose only item is the EXIF, as phones of Apple write it. */
export function heic(tags: PhotoTags): ArrayBuffer {
  const exif = [0, 0, 0, 6, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff(tags)];
  const u16 = (n: number): number[] => [n >> 8, n & 255];
  const u32 = (n: number): number[] => [n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255];
  const text = (word: string): number[] => [...new TextEncoder().encode(word)];
  const box = (name: string, ...body: readonly number[][]): number[] => {
    const inner = body.flat();
    return [...u32(inner.length + 8), ...text(name), ...inner];
  };
  const infe = box('infe', [2, 0, 0, 0], u16(1), u16(0), text('Exif'), [0]);
  const meta = (at: number): number[] =>
    box(
      'meta',
      [0, 0, 0, 0],
      box('iinf', [0, 0, 0, 0], u16(1), infe),
      box('iloc', [0, 0, 0, 0], [0x44, 0], u16(1), u16(1), u16(0), u16(1), u32(at), u32(exif.length)),
    );
  const head = box('ftyp', text('heic'), u32(0), text('mif1'), text('heic'));
  const at = head.length + meta(0).length + 8;
  return Uint8Array.from([...head, ...meta(at), ...box('mdat', exif)]).buffer;
}
