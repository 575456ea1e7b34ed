import type { Manifest } from '../../snapshot/fileFormat.ts';

export const CITATION_NAME = 'CITATION.txt';

/** The words by which a number out of a snapshot is cited. */
export function citation({ base, file }: Manifest): string {
  const day = new Date(base.oldest).toISOString().slice(0, 10);
  return `OpenStreetMap contributors, license plate readers mapped in OpenStreetMap as of ${day} (Sightline snapshot ${file}), ODbL 1.0.`;
}

/** `CITATION.txt`: the sentence, what holds it to its file, and what has to be said beside a number. */
export function citationText(manifest: Manifest): string {
  const { base, file, sha256, count } = manifest;
  const [oldest, newest] = [base.oldest, base.newest].map((ms) => new Date(ms).toISOString());
  return `${citation(manifest)}

Data of:  ${oldest}${oldest === newest ? '' : ` to ${newest}`}
Readers:  ${count}
File:     ${file}
SHA-256:  ${sha256}
License:  Open Database License 1.0, https://opendatacommons.org/licenses/odbl/1-0/
Source:   © OpenStreetMap contributors, https://www.openstreetmap.org/copyright

With a number say its area and this date: "so many license plate readers are mapped in Cobb County, Georgia, as of …". Mapped is not
the same as standing: what is missing here may well stand on a street, and none mapped is not none.
A picture or a sentence needs the line of the source. Whoever passes on an extract keeps the license.
`;
}
