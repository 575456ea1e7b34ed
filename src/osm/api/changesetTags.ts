import type { Tags } from '../../model/camera.ts';
import type { Source } from '../../catalog/choices.ts';
import { shortened } from '../../model/text.ts';

/** What the changeset of one reviewed change is described by. */
export interface ChangesetFacts {
  readonly comment: string;
  /** Sightline's own version. */
  readonly version: string;
  /** The page's address; only its origin and path are told, since query and hash hold a place. */
  readonly host: string;
  /** BCP 47, such as `en-US`. */
  readonly locale: string;
  /** What the person says that they saw it with; null writes no tag. */
  readonly source: Source | null;
  /** The background that was shown, where it was what one saw it with. */
  readonly imageryUsed: string | null;
  readonly reviewRequested: boolean;
}

/** The tags of a changeset, in the order in which they are reviewed. Empty ones are left out, each is cut to 255 code points. */
export function changesetTags(facts: ChangesetFacts): Tags {
  const tags = new Map<string, string>();
  const put = (key: string, value: string | null): void => {
    const text = shortened(value?.trim() ?? '');
    if (text !== '') tags.set(key, text);
  };
  put('comment', facts.comment);
  put('created_by', `Sightline ${facts.version}`);
  put('host', address(facts.host));
  put('locale', facts.locale);
  put('source', facts.source);
  put('imagery_used', facts.imageryUsed);
  put('review_requested', facts.reviewRequested ? 'yes' : null);
  put('hashtags', hashtagsIn(facts.comment));
  return tags;
}

/** Those of the comment once more, parted by `;`, as OpenStreetMap's editors write them. */
function hashtagsIn(comment: string): string {
  const found = comment.split(/\s+/).flatMap((word) => /^#[^#;,.:!?()"']+/.exec(word) ?? []);
  return [...new Set(found)].join(';');
}

function address(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.origin === 'null' ? null : url.origin + url.pathname;
}
