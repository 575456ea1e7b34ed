const SIZE = 32;

/** Which characters the fonts of this machine draw as the box that stands for what they lack. */
export function missingGlyphs(characters: Iterable<string>, font: string): readonly string[] {
  const context = new OffscreenCanvas(SIZE * 2, SIZE * 2).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.font = `${SIZE}px ${font}`;
  context.textBaseline = 'top';
  const drawn = (text: string): string => {
    context.clearRect(0, 0, SIZE * 2, SIZE * 2);
    context.fillText(text, 4, 4);
    return context.getImageData(0, 0, SIZE * 2, SIZE * 2).data.join();
  };
  // No font has a sign for what is no character.
  const box = drawn('\uFFFF');
  return [...characters].filter((character) => !/[\p{Z}\p{Cc}\p{Cf}]/u.test(character) && drawn(character) === box);
}
