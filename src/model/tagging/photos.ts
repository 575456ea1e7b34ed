/** Keys whose values name photos: addresses, files or ids of the sites that they are named for. */
export const PHOTO_KEY = {
  image: 'image',
  commons: 'wikimedia_commons',
  mapillary: 'mapillary',
  panoramax: 'panoramax',
} as const;

/** How the next member of a list begins: as a web address or a file of Wikimedia Commons, or after a blank. */
const NEXT = /^(?:\s|https?:|File:|Image:|Category:)/i;
/** A file's whole title; what comes after it is another value. */
const PICTURE = /\.(?:jpe?g|png|webp|gif|svg|tiff?)$/i;

/**
 * A list's members. A semicolon within a web address is part of it: only one before the next address parts two.
 * So it is within a file's title that has not come to its end.
 */
export function photoMembers(list: string): readonly string[] {
  const members: string[] = [];
  for (const part of list.split(';')) {
    const last = members.at(-1);
    // What begins like a value of its own, or follows what is no address, is one.
    if (last === undefined || part.trim() === '' || NEXT.test(part) || !goesOn(last)) members.push(part.trim());
    else members[members.length - 1] = `${last};${part.trimEnd()}`;
  }
  return members.filter((member) => member !== '');
}

function goesOn(member: string): boolean {
  return /^https?:/i.test(member) || (/^(?:File|Image):/i.test(member) && !PICTURE.test(member));
}
